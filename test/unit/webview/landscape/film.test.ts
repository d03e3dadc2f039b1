import assert from 'node:assert/strict';
import { Film } from '../../../../webview/landscape/film';
import { TestClock } from '../../test-clock';

describe('the film of a landscape', () => {
  function filmed() {
    const clock = new TestClock();
    const seen: number[] = [];
    const film: Film = new Film(clock, () => seen.push(film.share));
    return { clock, film, seen };
  }

  it('begins at the end, plays from the start to the end, and then rests', () => {
    const { clock, film, seen } = filmed();
    assert.equal(film.share, 1);
    film.toggle();
    assert.deepEqual([film.share, film.isPlaying], [0, true]);
    clock.advance(2000);
    assert.ok(Math.abs(film.share - 0.5) < 0.011);
    clock.advance(2100);
    assert.deepEqual([film.share, film.isPlaying, clock.untilNext], [1, false, undefined]);
    assert.ok(seen.length > 90 && seen.every((share, k) => k === 0 || share > (seen[k - 1] ?? 1)));
  });

  it('pauses, and goes on where it was', () => {
    const { clock, film } = filmed();
    film.toggle();
    clock.advance(1000);
    film.toggle();
    const { share } = film;
    clock.advance(5000);
    assert.deepEqual([film.share, film.isPlaying], [share, false]);
    film.toggle();
    clock.advance(1000);
    assert.ok(Math.abs(film.share - share - 0.25) < 0.011);
  });

  it('goes a fiftieth for each key, from end to end, and no key leaves it playing', () => {
    const { clock, film } = filmed();
    film.step(1);
    assert.equal(film.share, 1);
    for (let k = 0; k < 50; k++) film.step(-1);
    assert.equal(film.share, 0);
    film.step(-1);
    assert.equal(film.share, 0);
    film.toggle();
    clock.advance(1000);
    film.step(1);
    assert.deepEqual([film.isPlaying, clock.untilNext], [false, undefined]);
    assert.ok(Math.abs(film.share / 0.02 - Math.round(film.share / 0.02)) < 1e-9);
  });
});
