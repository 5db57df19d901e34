import { api } from '../../api/api'

type Page = { before?: string | undefined }

/** Every page of something, in order. */
async function pagesOf<Answer extends Page>(ask: (cursor: Page) => Promise<Answer>): Promise<Answer[]> {
  const pages: Answer[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor === undefined ? {} : { before: cursor })
    pages.push(page)
    cursor = page.before
    if (cursor === undefined) return pages
  }
}

/** Everything that is kept about the caller as one JSON text; instants are epoch milliseconds. */
export async function collectMine(commandId: string): Promise<string> {
  const { exportMine } = api.community.privacy
  const { person, now } = await exportMine({ commandId, part: 'person' })
  const tickets = await pagesOf((cursor) => exportMine({ commandId, part: 'tickets', ...cursor }))
  const messages = await pagesOf((cursor) => exportMine({ commandId, part: 'messages', ...cursor }))
  const steps = [
    ...(await pagesOf((cursor) => exportMine({ commandId, part: 'history', ...cursor }))),
    ...(await pagesOf((cursor) => exportMine({ commandId, part: 'steps', ...cursor }))),
  ]
  const log = await pagesOf((cursor) => api.community.audit.aboutMe(cursor))
  const mine = {
    exportedAt: now,
    person,
    tickets: tickets.flatMap((page) => page.tickets ?? []),
    messages: messages.flatMap((page) => page.messages ?? []),
    steps: steps.flatMap((page) => page.steps ?? []),
    log: log.flatMap((page) => page.lines),
  }
  return JSON.stringify(mine, null, 2)
}
