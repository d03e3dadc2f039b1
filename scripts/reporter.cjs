// Mocha reporter of every kind of test: a line a suite, the failures in full at the end, and counts and report as JSON in
// the file that NNET_TEST_RESULTS names, for the script that started the run.

const { writeFileSync } = require('node:fs');
const { format } = require('node:util');
const Mocha = require('mocha');

const { Base } = Mocha.reporters;
const { constants } = Mocha.Runner;

/** Tests slower than this are named, and suites say how long they took; in milliseconds. */
const slow = 5000;

class Reporter extends Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    let before = { ...counts };
    let report = '';
    const log = Base.consoleLog;
    Base.consoleLog = (/** @type {unknown[]} */ ...words) => {
      report += `${format(...words)}\n`;
      log(...words);
    };

    runner.on(constants.EVENT_TEST_PASS, (test) => {
      counts.passed++;
      if ((test.duration ?? 0) > slow)
        Base.consoleLog(`    ${((test.duration ?? 0) / 1000).toFixed(1)} s  ${test.fullTitle()}`);
    });
    runner.on(constants.EVENT_TEST_FAIL, (test) => {
      counts.failed++;
      Base.consoleLog(`    ✗ ${test.fullTitle()}`);
    });
    runner.on(constants.EVENT_TEST_PENDING, () => {
      counts.skipped++;
    });
    let began = 0;
    runner.on(constants.EVENT_SUITE_BEGIN, (suite) => {
      if (suite.parent?.root === true) began = Date.now();
    });
    runner.on(constants.EVENT_SUITE_END, (suite) => {
      if (suite.parent?.root !== true) return;
      const failed = counts.failed - before.failed;
      const passed = counts.passed - before.passed;
      const took = Date.now() - began;
      const seconds = took > slow ? ` in ${(took / 1000).toFixed(1)} s` : '';
      Base.consoleLog(
        `  ${failed === 0 ? '✓' : '✗'} ${suite.title}: ${passed} passed${failed === 0 ? '' : `, ${failed} failed`}${seconds}`,
      );
      before = { ...counts };
    });
    runner.once(constants.EVENT_RUN_END, () => {
      if (this.failures.length > 0) Base.list(this.failures);
      const file = process.env.NNET_TEST_RESULTS;
      if (file !== undefined) writeFileSync(file, JSON.stringify({ ...counts, report }));
    });
  }
}

module.exports = Reporter;
