import { type Message, message } from '../../model/message';
import type { CategoryColumn } from '../../model/pipeline';
import { spellingOf } from '../classes';
import type { Cells } from '../raw-examples';
import { categoryAt } from './fit-columns';
import { missingCell, textCodes } from './missing-cell';

/** The categories of a fitted column by their places. */
export class Categories {
  private readonly places: ReadonlyMap<string, number>;
  /** Made for the first fault: there may be many categories. */
  private spelling: ((name: string) => string | undefined) | undefined;

  constructor(private readonly column: CategoryColumn) {
    this.places = new Map(column.categories.map((category, k) => [category, k]));
  }

  /** The place of a cell's category, from 0; undefined where the training set has none like it. */
  placeOf(cells: Cells, example: number): number | undefined {
    const { fill, missing } = this.column;
    if (cells.isMissing(example)) return fill === undefined ? undefined : this.places.get(fill);
    const value = categoryAt({ cells }, example);
    // A text that reads like the class of missing cells is none of them.
    return missing === 'own-class' && value === fill ? undefined : this.places.get(value);
  }

  /** What is wrong with a cell that has no place; undefined where it counts as none of the categories. */
  faultOf(cells: Cells, example: number): Message | undefined {
    const { name, fill, missing, unknown, categories } = this.column;
    const isMissing = cells.isMissing(example);
    if (isMissing && fill === undefined) return missingCell(textCodes, name, cells, example);
    if (unknown === 'ignore') return undefined;
    const value = isMissing ? (fill ?? '') : categoryAt({ cells }, example);
    if (isMissing) return message('data-own-class-unseen', { column: name, value });
    // The class of missing cells is written by no text.
    this.spelling ??= spellingOf(categories.filter((category) => missing !== 'own-class' || category !== fill));
    const alike = this.spelling(value);
    return alike === undefined
      ? message('data-unknown-category', { column: name, value })
      : message('data-unknown-category-alike', { column: name, value, alike });
  }
}
