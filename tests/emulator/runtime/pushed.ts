import type { LocalCloud } from '../../../emulator/local-cloud'

export type Pushed = {
  pushed?: Record<string, unknown>
  source?: string
  query?: Record<string, string>
  body?: string
  type?: string
}

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const number = (value as Record<string, string>).$numberInt ?? (value as Record<string, string>).$numberLong
  if (number !== undefined) return Number(number)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}

/** What the sample function has kept of pushes, in order of arrival. */
export async function stored(cloud: LocalCloud): Promise<Pushed[]> {
  const reply = await cloud.database.call('database.getDocument', {
    collectionName: 'ticks',
    queryType: 'WHERE',
    query: '{}',
    limit: 1000,
  })
  return (reply.data as { list: string[] }).list.map((text) => plain(JSON.parse(text)) as Pushed)
}
