const { default: Sequencer } = require('@jest/test-sequencer')

/** What starts whole processes and a browser: the rooms whose suites must not all run at the same moment. */
const JOURNEY = /[\\/]tests[\\/](journeys|weapp)[\\/]/
const BETWEEN = 5

/** Journeys early, since they take longest, with other suites between them, so that two seldom share the machine. */
module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests)
    const journeys = sorted.filter(({ path }) => JOURNEY.test(path))
    const others = sorted.filter(({ path }) => !JOURNEY.test(path))
    return [
      ...journeys.flatMap((journey, index) => [
        journey,
        ...others.slice(index * BETWEEN, (index + 1) * BETWEEN),
      ]),
      ...others.slice(journeys.length * BETWEEN),
    ]
  }
}
