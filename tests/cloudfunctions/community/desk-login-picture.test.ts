import { miniProgramCode } from '../../../emulator/wechat/code-image'
import { NO_WECHAT } from '../../../emulator/wechat/templates'
import { ROUTES } from '../../../src/platform/routes'
import { refusalOf, startCloud, type TestCloud } from '../../support/cloud'

const WECHAT = { ...NO_WECHAT, secret: 'test-wechat-secret' }
let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ local: { wechat: WECHAT } })
})
beforeEach(() => cloud.local.database.clear())
afterAll(() => cloud.close())

const desk = () => cloud.nobody().community.deskLogin
const begun = async () => {
  const { code, loginId, secret } = await desk().start({})
  return { code, held: { loginId, secret } }
}

/** What WeChat draws for this page and scene. */
const drawing = (scene: string): string => {
  const page = ROUTES.signIn.path.slice(1)
  const picture = miniProgramCode(NO_WECHAT, { page, scene, width: 430 })
  return Buffer.isBuffer(picture) ? picture.toString('base64') : 'none'
}

it('is the mini-program code of the confirming page with the six digits as its scene', async () => {
  const { code, held } = await begun()
  const { picture = '' } = await desk().picture(held)
  expect(picture).toBe(`data:image/png;base64,${drawing(code)}`)
  expect(picture.length).toBeLessThan(200 * 1024)
})

it.each(['lose', 'busy', 'http429'] as const)(
  'is left out when WeChat answers %s, and nothing is refused',
  async (kind) => {
    const { held } = await begun()
    cloud.local.wechat.fault('wxacode', { kind })
    expect(await desk().picture(held)).toEqual({})
    cloud.local.wechat.fault('wxacode', null)
    expect((await desk().picture(held)).picture).toBeDefined()
  },
)

it('is drawn three times for one login and no more, also when asked at once', async () => {
  const { held } = await begun()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => desk().picture(held)))
  expect(answers.filter(({ picture }) => picture !== undefined)).toHaveLength(3)
})

it('is for the browser that began the login, while the login lives', async () => {
  const { held } = await begun()
  expect(await refusalOf(desk().picture({ ...held, secret: 'x'.repeat(22) }))).toBe('CODE_EXPIRED')
  expect(await refusalOf(desk().picture({ ...held, loginId: 'unknown' }))).toBe('CODE_EXPIRED')
  cloud.local.clock.setOffset(cloud.local.clock.offset() + 5 * 60_000)
  expect(await refusalOf(desk().picture(held))).toBe('CODE_EXPIRED')
})

it('asks for the version that the setting names, whose pages only a released one is checked for', async () => {
  const trial = await startCloud({
    functionEnv: { WECHAT_MINIPROGRAM_STATE: 'trial' },
    local: { wechat: { ...WECHAT, pages: ['pages/home/index'] } },
  })
  const { loginId, secret } = await trial.nobody().community.deskLogin.start({})
  const { picture } = await trial.nobody().community.deskLogin.picture({ loginId, secret })
  await trial.close()
  expect(picture).toBeDefined()
})

it('is left out where the released version has no such page', async () => {
  const released = await startCloud({
    local: { wechat: { ...WECHAT, pages: ['pages/home/index'] } },
  })
  const { loginId, secret } = await released.nobody().community.deskLogin.start({})
  const answer = await released.nobody().community.deskLogin.picture({ loginId, secret })
  await released.close()
  expect(answer).toEqual({})
})
