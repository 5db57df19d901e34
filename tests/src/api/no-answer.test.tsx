import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup } from '@testing-library/react'
import type { ComponentType } from 'react'
import type { WhoAmI } from '../../../contract/community/me'
import { say, type WordKey } from '../../../src/ui/words'
import { LinkError } from '../../../src/platform/link-error'
import { storage } from '../../../src/platform/storage'
import { wang } from '../../support/app-data'
import { answer, asked, renderScreen, resetLink, settle } from '../../support/fake-link'
import { openWith } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const SRC = join(__dirname, '../../../src')
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })

/** Every action that some hook reads with; `queryFn` names it in the same file. */
const READ = filesIn(SRC)
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('/gallery/'))
  .flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    return /use(?:Infinite)?Query(?:<\w+>)?\(/.test(text)
      ? [...text.matchAll(/queryFn:[\s\S]{0,120}?api\.([\w.]+)\(/g)].map(([, name = '']) => name)
      : []
  })

const PAGES = ['pages', 'resident', 'staff', 'desk'].flatMap((room) =>
  readdirSync(join(SRC, room)).map((page) => `${room}/${page}`),
)

const ROLES = ['technician', 'lead', 'dispatcher', 'supervisor', 'manager', 'admin'] as const
const everybody = (more: Partial<WhoAmI> = {}): WhoAmI =>
  wang({
    roles: ROLES.map((role) => ({
      communityId: 'c1',
      communityName: '安邻示范小区',
      department: 'engineering',
      role,
    })),
    ...more,
  })

const PEOPLE: Record<string, WhoAmI | undefined> = {
  'who is known': everybody(),
  'who has neither home nor work': wang({ homes: [] }),
  'who is not known yet': undefined,
}

/** Asked only after another answer or a tap: in a pane, a sheet, a drawer, by the app as a whole. */
const LATER = [
  'notify.inbox.head',
  'ticket.visitTimes',
  'ticket.earlier',
  'community.onDuty',
  'community.deskLogin.picture',
  'community.deskLogin.collect',
  'community.firms.list',
  'community.home.findPlaces',
  'community.register.tasks',
  'community.register.unit',
  'community.register.units',
  'community.audit.list',
  'insight.ticketsOf',
  'files.jobs',
  'files.job',
  'files.import.rows',
]

/** Asked beside what a page is about: who one is, which was answered or is kept, and an invitation to try. */
const BESIDE = ['community.me', 'community.tryOut.entry']

const silence = (): never => {
  throw new LinkError('offline', 'refused')
}
const hang = (): Promise<never> => new Promise(() => undefined)

const open = async (page: string, who: WhoAmI | undefined, how: () => unknown): Promise<void> => {
  openWith({ id: 't1', category: 'water_leak', type: '1' })
  for (const action of new Set([...READ, 'community.me', ...LATER])) answer(action, how)
  if (who) answer('community.me', () => who)
  const { default: Page } = jest.requireActual<{ default: ComponentType }>(join(SRC, page, 'index.tsx'))
  renderScreen(<Page />)
  await settle()
}

/** Words of emptiness that stand without a frame of their own. */
const NOTHING: readonly WordKey[] = ['home.nothingOpen', 'live.empty.all', 'inbox.empty.title']

/** What a screen says of nothing being there. */
const emptiness = (): (string | null)[] =>
  [
    ...NOTHING.map((key) => say(key)).filter((words) => document.body.textContent.includes(words)),
    ...[...document.querySelectorAll('.al-empty:not([role=alert]), .al-table__empty')].map(
      (one) => one.textContent,
    ),
  ].filter((words) => !KNOWN.some((key) => words.includes(say(key))))

/** It says that there is no such page. */
const SAYS_SO = ['pages/lost']
/** What follows from who one is, which was answered: no home, no right to be here, nobody's deputy. */
const KNOWN: readonly WordKey[] = [
  'joinHome.title',
  'deskFrame.none.title',
  'live.none.title',
  'myDeputies.nothing',
]

beforeEach(() => {
  resetLink()
  storage.remove('me')
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken: 'x.e30.x', expiresAt: NOW }))
})
afterEach(cleanup)

const asking = new Set<string>()
const remember = (): void => {
  for (const action of READ) if (asked(action).length > 0) asking.add(action)
}

describe.each(Object.entries(PEOPLE))('for somebody %s', (_who, who) => {
  it.each(PAGES.filter((page) => !SAYS_SO.includes(page)))(
    '%s shows no failure and no slowness as emptiness',
    async (page) => {
      await open(page, who, silence)
      remember()
      expect(emptiness()).toEqual([])
      const reads = READ.some((action) => !BESIDE.includes(action) && asked(action).length > 0)
      const says = document.querySelector('[role=alert], .al-notice, .al-skeleton') !== null
      // Who has nothing here is shown what they can do, whatever else could not be read.
      if (who?.homes.length !== 0) expect({ reads, says }).toEqual({ reads, says: says || reads })
      cleanup()
      await open(page, who, hang)
      expect(emptiness()).toEqual([])
    },
  )
})

it('every hook that reads was walked', () => {
  expect(READ.filter((action) => !asking.has(action) && !LATER.includes(action))).toEqual([])
})
