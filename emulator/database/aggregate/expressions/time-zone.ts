import { requestFailed } from '../../failure'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that clocks of `zone` are ahead of UTC at an instant: an Olson name, `+08`, `+0800` or `+08:00`. */
export function offsetAt(instant: number, zone: string): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000
  }
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const parts = new Map(formatOf(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)])) // prettier-ignore
  const at = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
  return local - Math.floor(instant / 1000) * 1000
}

/** The instant at which clocks of `zone` show `local` (milliseconds as if they were UTC). */
export function instantOf(local: number, zone: string): number {
  const guess = local - offsetAt(local, zone)
  return local - offsetAt(guess, zone)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }) // prettier-ignore
    formats.set(zone, made)
    return made
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${zone}"`)
  }
}
