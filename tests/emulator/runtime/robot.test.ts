import { createHash } from 'node:crypto'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { post, startSampleCloud } from './sample-cloud'

describe('the group robot of WeCom', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    const robots = [
      { key: 'key-1', name: '工程群' },
      { key: 'key-2', name: '客服群' },
    ]
    cloud = await startSampleCloud({ wechat: { appid: 'wx1', secret: 's', templates: [], robots } })
  })
  afterAll(() => cloud.close())
  beforeEach(() => {
    cloud.wechat.clear()
    cloud.clock.setOffset(cloud.clock.offset() + 61_000)
  })

  const say = async (body: unknown, key = 'key-1'): Promise<unknown> =>
    (await post(`${cloud.url}/wecom/cgi-bin/webhook/send?key=${key}`, body)).body
  const text = (content: string, more: object = {}): object => ({
    msgtype: 'text',
    text: { content, ...more },
  })
  const markdown = (content: string): object => ({ msgtype: 'markdown', markdown: { content } })
  const card = (more: object): object => ({
    msgtype: 'template_card',
    template_card: { card_type: 'text_notice', card_action: { type: 1, url: 'https://a' }, ...more },
  })
  const image = (bytes: Buffer, md5 = createHash('md5').update(bytes).digest('hex')): object => ({
    msgtype: 'image',
    image: { base64: bytes.toString('base64'), md5 },
  })

  it('writes into its group', async () => {
    expect(await say(text('3 栋电梯困人', { mentioned_list: ['@all'] }))).toEqual({
      errcode: 0,
      errmsg: 'ok',
    })
    expect(await say(markdown('**待派 2 单**'), 'key-2')).toMatchObject({ errcode: 0 })
    expect(await say(card({ main_title: { title: '待派', desc: '2 单' } }))).toMatchObject({ errcode: 0 })
    expect(await say(image(Buffer.from('png')))).toMatchObject({ errcode: 0 })
    const articles = [{ title: '周报', url: 'https://a' }]
    expect(await say({ msgtype: 'news', news: { articles } })).toMatchObject({ errcode: 0 })
    expect(cloud.wechat.groupMessages()).toMatchObject([
      { robot: '工程群', kind: 'text', content: '3 栋电梯困人', mentioned: ['@all'] },
      { robot: '客服群', kind: 'markdown', content: '**待派 2 单**' },
      { robot: '工程群', kind: 'template_card', content: '待派\n2 单' },
      { robot: '工程群', kind: 'image' },
      { robot: '工程群', kind: 'news', content: '周报' },
    ])
  })

  // Sizes are bytes of UTF-8: a Han character has three.
  it.each([
    ['2,048 bytes of text', text('字'.repeat(682) + 'ab'), 0],
    ['one byte more', text('字'.repeat(682) + 'abc'), 40_058],
    ['4,096 bytes of markdown', markdown('x'.repeat(4096)), 0],
    ['one byte more of it', markdown('x'.repeat(4097)), 40_058],
    ['nothing', text(''), 44_004],
    ['another kind', { msgtype: 'voice', voice: {} }, 40_008],
    ['a kind without its part', { msgtype: 'text' }, 40_058],
    ['a picture with another hash', image(Buffer.from('png'), 'f'.repeat(32)), 40_058],
    ['a card without a title', card({}), 40_058],
    ['a card that opens nothing', card({ main_title: { title: 'a' }, card_action: {} }), 40_058],
    [
      'nine articles',
      { msgtype: 'news', news: { articles: Array(9).fill({ title: 'a', url: 'b' }) } },
      40_058,
    ],
  ])('answers %s with the right code', async (_name, body, errcode) => {
    expect(await say(body)).toMatchObject({ errcode })
    expect(cloud.wechat.groupMessages()).toHaveLength(errcode === 0 ? 1 : 0)
  })

  it('is known by its key', async () => {
    expect(await say(text('a'), 'key-9')).toEqual({ errcode: 93_000, errmsg: 'invalid webhook url' })
  })

  it('writes 20 messages a minute, each robot for itself', async () => {
    for (let n = 0; n < 20; n += 1) expect(await say(text(`第 ${n} 条`))).toMatchObject({ errcode: 0 })
    expect(await say(text('第 21 条'))).toMatchObject({ errcode: 45_009, errmsg: 'api freq out of limit' })
    expect(await say(text('a'), 'key-2')).toMatchObject({ errcode: 0 })
    cloud.clock.setOffset(cloud.clock.offset() + 60_000)
    expect(await say(text('下一分钟'))).toMatchObject({ errcode: 0 })
  })

  it('is disturbed as told', async () => {
    const tries = (content: string): Promise<unknown> => say(text(content)).catch(() => 'no answer')
    const said = (): string[] => cloud.wechat.groupMessages().map((one) => one.content)
    cloud.wechat.fault('robot', { kind: 'lose', times: 1 })
    expect([await tries('a'), said()]).toEqual(['no answer', []])
    cloud.wechat.fault('robot', { kind: 'answerLostAfterCommit', times: 1 })
    expect([await tries('b'), said()]).toEqual(['no answer', ['b']])
    cloud.wechat.fault('robot', { kind: 'duplicate', times: 1 })
    await tries('c')
    expect(said()).toEqual(['b', 'c', 'c'])
    cloud.wechat.fault('robot', { kind: 'reorder', times: 1 })
    await tries('d')
    await tries('e')
    expect(said()).toEqual(['b', 'c', 'c', 'e', 'd'])
  })
})
