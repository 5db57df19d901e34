import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { LAST_KNOWN_YEAR, PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { addDays, weekdayOfDay } from '../../../domain/kernel/instant'
import { daysFrom } from '../when'

const root = join(__dirname, '../../..')

const bundle = (entry: string) =>
  build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  })

test.each([
  ['New Year 2025', '2025-01-01', 1, 'off'],
  ['Spring Festival 2025', '2025-01-28', 8, 'off'],
  ['Qingming 2025', '2025-04-04', 3, 'off'],
  ['Labour Day 2025', '2025-05-01', 5, 'off'],
  ['Dragon Boat 2025', '2025-05-31', 3, 'off'],
  ['National Day and Mid-Autumn 2025', '2025-10-01', 8, 'off'],
  ['New Year 2026', '2026-01-01', 3, 'off'],
  ['Spring Festival 2026', '2026-02-15', 9, 'off'],
  ['Qingming 2026', '2026-04-04', 3, 'off'],
  ['Labour Day 2026', '2026-05-01', 5, 'off'],
  ['Dragon Boat 2026', '2026-06-19', 3, 'off'],
  ['Mid-Autumn 2026', '2026-09-25', 3, 'off'],
  ['National Day 2026', '2026-10-01', 7, 'off'],
])('%s: from %s, %i days', (_name, first, days, kind) => {
  for (const day of daysFrom(first, days)) expect([day, PUBLIC_DAYS[day]]).toEqual([day, kind])
  expect(PUBLIC_DAYS[addDays(first, -1)]).not.toBe('off')
  expect(PUBLIC_DAYS[addDays(first, days)]).not.toBe('off')
})

test('the make-up days of 2025 and 2026, all at weekends', () => {
  const makeUp = Object.keys(PUBLIC_DAYS).filter((day) => PUBLIC_DAYS[day] === 'work')
  expect(makeUp.sort()).toEqual([
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ])
  for (const day of makeUp) expect(weekdayOfDay(day)).toBeGreaterThanOrEqual(6)
})

test('the last known year is the last one in the data', () => {
  const years = Object.keys(PUBLIC_DAYS).map((day) => Number(day.slice(0, 4)))
  expect(Math.max(...years)).toBe(LAST_KNOWN_YEAR)
})

test('a bundle gives the same days and takes nothing of the package but these years', async () => {
  const { outputFiles, metafile } = await bundle('domain/sla/public-holidays.ts')
  const module = { exports: {} as { PUBLIC_DAYS?: unknown } }
  runInNewContext(outputFiles[0]!.text, { module, exports: module.exports })
  expect(JSON.parse(JSON.stringify(module.exports.PUBLIC_DAYS))).toEqual(PUBLIC_DAYS)
  expect(
    Object.keys(metafile.inputs)
      .filter((path) => path.includes('chinese-days'))
      .sort(),
  ).toEqual([
    'node_modules/chinese-days/dist/years/2025.json',
    'node_modules/chinese-days/dist/years/2026.json',
  ])
})

test.each([
  'domain/sla/policy.ts',
  'domain/sla/clocks.ts',
  'domain/sla/clock-changes.ts',
  'domain/sla/progress.ts',
  'domain/sla/pauses.ts',
  'domain/routing/taxonomy.ts',
  'domain/ticket/dispatch.ts',
  'domain/community/roster.ts',
])('%s brings no holiday data into what imports it', async (entry) => {
  const { metafile } = await bundle(entry)
  const inputs = Object.keys(metafile.inputs)
  expect(inputs.length).toBeGreaterThan(0)
  expect(inputs.filter((path) => /chinese-days|public-holidays/.test(path))).toEqual([])
})
