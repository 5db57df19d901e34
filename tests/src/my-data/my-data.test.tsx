import { fireEvent, screen, within } from '@testing-library/react'
import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import { MyData } from '../../../src/features/my-data/my-data'
import { ConsentFirst } from '../../../src/features/privacy-consent/consent-first'
import { NOW } from '../../support/ticket-view'
import { wang } from '../../support/app-data'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'

const saved: { name: string; text: string }[] = []
const opened: string[] = []
jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
jest.mock('../../../src/platform/save-text', () => ({
  saveText: (name: string, text: string) => {
    saved.push({ name, text })
    return Promise.resolve('saved')
  },
}))
jest.mock('../../../src/platform/navigate', () => ({
  ...jest.requireActual<object>('../../../src/platform/navigate'),
  open: (name: string) => {
    opened.push(name)
    return Promise.resolve()
  },
}))

beforeEach(() => {
  resetLink()
  localStorage.clear()
  saved.length = 0
  opened.length = 0
  answer('community.me', () => wang())
})

const press = async (name: string): Promise<void> => {
  const buttons = screen.getAllByRole('button', { name })
  fireEvent.click(buttons[buttons.length - 1]!)
  await settle()
}

describe('my data', () => {
  const openPage = async (): Promise<void> => {
    renderScreen(<MyData />)
    await settle()
  }

  test('says what is kept, who sees it, how long, and which notice was agreed to', async () => {
    await openPage()
    for (const title of ['收集什么，为什么', '谁能看到', '保存多久', '您可以做什么'])
      expect(screen.getByText(title)).toBeTruthy()
    expect(screen.getByText(`同意了第 ${String(PRIVACY_NOTICE_VERSION)} 版`, { exact: false })).toBeTruthy()
  })

  test('exports everything page by page as one file, under one command', async () => {
    answer('community.privacy.exportMine', ({ part, before }) => {
      if (part === 'person') return { person: { name: '王芳' }, now: NOW }
      if (part === 'messages') return { messages: [{ at: 1, text: '下午在家', photos: [] }], now: NOW }
      return before === undefined
        ? { tickets: [{ number: 'A1' }], before: '5.t1', now: NOW }
        : { tickets: [{ number: 'A2' }], now: NOW }
    })
    answer('community.audit.aboutMe', () => ({
      lines: [{ at: 2, act: 'phone_revealed', actor: '陈师傅' }],
      now: NOW,
    }))
    await openPage()
    await press('导出')
    await settle()
    expect(screen.getByText('已保存到下载文件夹')).toBeTruthy()
    expect(JSON.parse(saved[0]!.text)).toMatchObject({
      ...{ exportedAt: NOW, person: { name: '王芳' } },
      tickets: [{ number: 'A1' }, { number: 'A2' }],
      messages: [{ text: '下午在家' }],
      log: [{ act: 'phone_revealed', actor: '陈师傅' }],
    })
    const ids = asked('community.privacy.exportMine').map(({ commandId }) => commandId)
    expect(new Set(ids).size).toBe(1)
  })

  test('an export that broke off says so and saves nothing', async () => {
    answer('community.privacy.exportMine', () => {
      throw noAnswer()
    })
    await openPage()
    await press('导出')
    expect(saved).toEqual([])
    expect(screen.getAllByRole('alert').length).toBeGreaterThan(0)
  })

  test('deletes only after the question, and then nothing of the person stays', async () => {
    answer('community.privacy.deleteMine', () => ({ deleted: true }))
    await openPage()
    await press('注销账号')
    expect(asked('community.privacy.deleteMine')).toEqual([])
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '取消' }))
    await settle()
    expect(asked('community.privacy.deleteMine')).toEqual([])
    await press('注销账号')
    await press('确认注销')
    expect(asked('community.privacy.deleteMine')).toMatchObject([{ sure: true }])
    expect(opened).toContain('home')
  })

  test('says why it cannot be deleted now', async () => {
    answer('community.privacy.deleteMine', () => {
      throw refuse('OPEN_TICKETS', '您还有没办完的工单，请等办完或取消后再注销。')
    })
    await openPage()
    await press('注销账号')
    await press('确认注销')
    expect(screen.getByText(/还有没办完的工单，请等办完/)).toBeTruthy()
    expect(opened).toEqual([])
  })

  test('takes the consent back after saying what stops', async () => {
    answer('community.privacy.withdrawConsent', () => ({ withdrawn: true }))
    await openPage()
    await press('撤回同意')
    expect(screen.getByRole('alertdialog').textContent).toContain('已经报的事会照常办完')
    answer('community.me', () => {
      const { consent: _consent, ...who } = wang()
      return who
    })
    await press('撤回同意')
    expect(asked('community.privacy.withdrawConsent')).toHaveLength(1)
    expect(screen.getByText('还没有同意，下次报事前会请您看')).toBeTruthy()
  })
})

describe('consent first', () => {
  const openGate = async (): Promise<void> => {
    renderScreen(
      <ConsentFirst>
        <div>报事</div>
      </ConsentFirst>,
    )
    await settle()
  }
  const unasked = () => {
    const { consent: _consent, ...who } = wang()
    return who
  }

  test('asks once, with the duty phone in sight, and goes on', async () => {
    answer('community.me', unasked)
    answer('community.privacy.consent', ({ version }) => ({ version, at: NOW }))
    await openGate()
    expect(screen.queryByText('报事')).toBeNull()
    expect(screen.getByRole('button', { name: /010.60001000/ })).toBeTruthy()
    answer('community.me', () => wang())
    await press('同意并继续')
    expect(asked('community.privacy.consent')).toMatchObject([{ version: PRIVACY_NOTICE_VERSION }])
    expect(screen.getByText('报事')).toBeTruthy()
  })

  test('asks again for another version, and not for the one that was agreed to', async () => {
    answer('community.me', () => wang({ consent: { version: 0, at: NOW } }))
    await openGate()
    expect(screen.queryByText('报事')).toBeNull()
  })

  test('lets those through who agreed', async () => {
    await openGate()
    expect(screen.getByText('报事')).toBeTruthy()
  })
})
