import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import type { Category } from '../../../domain/routing/taxonomy'
import { dropDraft, keepDraft, newDraft, readDraft } from '../../../src/api/report-drafts'
import { Report } from '../../../src/features/report/report'
import { choosePhotos, forgetPhoto, restorePhoto, uploadPhoto } from '../../../src/platform/photos'
import { LinkError } from '../../../src/platform/link-error'
import { SENT, wang } from '../../support/app-data'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink } from '../../support/fake-link'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

jest.mock('../../../src/platform/photos')
const chosen = jest.mocked(choosePhotos)
const TAKEN = { unreadable: 0, beyond: 0 }
const uploaded = jest.mocked(uploadPhoto)
const restored = jest.mocked(restorePhoto)
const forgotten = jest.mocked(forgetPhoto)

Object.assign(globalThis, { ANLIN_SUBSCRIBE_TEMPLATES: '' })

beforeEach(() => {
  resetLink()
  sessionStorage.clear()
  answer('community.me', () => wang())
  answer('ticket.submit', () => SENT)
  chosen.mockReset()
  uploaded.mockReset()
  restored.mockReset()
  forgotten.mockReset()
})

const open = async (category: Category) => {
  const opened = renderScreen(<Report category={category} />)
  await screen.findByText('照片')
  return opened
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const write = (text: string) =>
  fireEvent.input(screen.getByLabelText('说说情况'), { target: { value: text } })

test('a report is sent without a word, from the home that is known', async () => {
  await open('water_leak')
  press('提交报修')
  expect(await screen.findByText('工单号 ABC234')).toBeTruthy()
  expect(screen.getByText('工程部 陈师傅')).toBeTruthy()
  expect(asked('ticket.submit')).toEqual([
    expect.objectContaining({
      householdId: 'h101',
      category: 'water_leak',
      urgent: false,
      text: '',
      photos: [],
    }),
  ])
  expect(readDraft('water_leak')).toBeUndefined()
})

test('what was written survives a lost answer and the window, and is sent again with the same id', async () => {
  answer('ticket.submit', () => {
    throw noAnswer()
  })
  const first = await open('no_water')
  write('整栋楼停水')
  press('提交报修')
  expect(await screen.findByText(/填写的内容和照片都已存在手机里/)).toBeTruthy()
  first.unmount()

  answer('ticket.submit', () => SENT)
  await open('no_water')
  expect(screen.getByLabelText<HTMLTextAreaElement>('说说情况').value).toBe('整栋楼停水')
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  const [one, two] = asked('ticket.submit')
  expect(two).toEqual(one)
  expect(one?.['commandId']).toMatch(/^[0-9a-f]{32}$/)
})

test('what could not be sent goes out by itself when the network is back', async () => {
  answer('ticket.submit', () => {
    throw new LinkError('offline', 'no network')
  })
  await open('ebike')
  press('提交投诉')
  await screen.findByText(/联网后自动发送，也可以点“重试”。填写的内容和照片都已存在手机里/)
  answer('ticket.submit', () => SENT)
  const network = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void window.dispatchEvent(new Event('offline')))
  expect(asked('ticket.submit')).toHaveLength(1)
  network.mockReturnValue(true)
  act(() => void window.dispatchEvent(new Event('online')))
  await screen.findByText('工单号 ABC234')
  const [one, two] = asked('ticket.submit')
  expect(two).toEqual(one)
  network.mockRestore()
})

test('sending again from the home page needs no further tap', async () => {
  keepDraft({ ...newDraft('lost_found', 'h101'), text: '钥匙', unsent: true })
  renderScreen(<Report category="lost_found" atOnce />)
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit')).toEqual([expect.objectContaining({ text: '钥匙' })])
})

test('text beyond 1,000 characters stays whole, says how much is too much, and is not sent', async () => {
  await open('weak_current')
  const pasted = '字'.repeat(1234)
  write(pasted)
  expect(screen.getByLabelText<HTMLTextAreaElement>('说说情况').value).toBe(pasted)
  expect(screen.getAllByText('多了 234 个字，删短后再提交').length).toBeGreaterThan(0)
  press('提交报修')
  expect(asked('ticket.submit')).toEqual([])
  write(pasted.slice(0, 1000))
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit')).toEqual([expect.objectContaining({ text: '字'.repeat(1000) })])
})

const withPhotos = () =>
  keepDraft({
    ...newDraft('public_light', 'h101'),
    photos: [
      { ref: 'blob:of-a-closed-window', name: 'sent.jpg', fileId: 'cloud://in/sent.jpg' },
      { ref: 'blob:of-a-closed-window-2', name: 'waiting.jpg' },
    ],
  })

test('the photos of a draft are there again after the window was closed, and what never arrived is sent', async () => {
  withPhotos()
  restored.mockImplementation(({ name }) => Promise.resolve({ ref: `blob:again-${name}`, name }))
  uploaded.mockImplementation((photo) => Promise.resolve(`cloud://in/${photo.name}`))
  await open('public_light')
  await waitFor(() => expect(uploaded.mock.calls.map(([photo]) => photo.name)).toEqual(['waiting.jpg']))
  expect(screen.getAllByRole('button', { name: /看第 \d 张照片/ })).toHaveLength(2)
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit')[0]?.['photos']).toEqual(['cloud://in/sent.jpg', 'cloud://in/waiting.jpg'])
  expect(forgotten.mock.calls.map(([photo]) => photo.name)).toEqual(['sent.jpg', 'waiting.jpg'])
})

test('a photo that this phone no longer has is said so; one that had arrived is sent all the same', async () => {
  withPhotos()
  restored.mockResolvedValue(undefined)
  await open('public_light')
  expect(await screen.findByText('上次的 1 张照片没有保留下来，请重新添加')).toBeTruthy()
  expect(screen.getByText('已上传')).toBeTruthy()
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit')[0]?.['photos']).toEqual(['cloud://in/sent.jpg'])
})

test('two presses at once are one report', async () => {
  await open('pest')
  press('提交投诉')
  press('提交投诉')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit')).toHaveLength(1)
})

test('a photo that is refused is marked, the others are kept and only that one is sent again', async () => {
  chosen.mockResolvedValue({
    ...TAKEN,
    photos: [
      { ref: 'blob:1', name: 'one.jpg' },
      { ref: 'blob:2', name: 'two.jpg' },
    ],
  })
  uploaded.mockImplementation((photo) => Promise.resolve(`cloud://in/${photo.name}`))
  answer('ticket.submit', () => {
    throw refuse('PHOTO_REFUSED', '第 2 个文件不是照片。', { field: 'photos.1' })
  })
  await open('drain_blocked')
  press(/拍照或选图/)
  await waitFor(() => expect(uploaded).toHaveBeenCalledTimes(2))
  press('提交报修')
  expect((await screen.findAllByText('第 2 个文件不是照片。')).length).toBeGreaterThan(0)
  expect(screen.getAllByText(/没传上/)).toHaveLength(1)

  answer('ticket.submit', () => SENT)
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(uploaded.mock.calls.map(([photo]) => photo.name)).toEqual(['one.jpg', 'two.jpg', 'two.jpg'])
  expect(asked('ticket.submit').at(-1)?.['photos']).toEqual(['cloud://in/one.jpg', 'cloud://in/two.jpg'])
})

test('a photo that does not arrive holds the report back and says so', async () => {
  chosen.mockResolvedValue({ ...TAKEN, photos: [{ ref: 'blob:1', name: 'one.jpg' }] })
  uploaded.mockRejectedValue(new LinkError('offline', 'no network'))
  await open('heating_ac')
  press(/拍照或选图/)
  await screen.findByText(/没传上 重试/)
  press('提交报修')
  expect(await screen.findByText(/1 张照片没传上/)).toBeTruthy()
  expect(asked('ticket.submit')).toEqual([])
  press('删除第 1 张照片')
  press('提交报修')
  await screen.findByText('工单号 ABC234')
})

test('danger changes the report into an emergency, with the duty phone before it is sent', async () => {
  await open('socket_switch')
  expect(screen.queryByText(/值班电话/)).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: /有火花、冒烟或焦味/ }))
  expect(screen.getByRole('button', { name: /^值班电话 010/ })).toBeTruthy()
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit').at(-1)?.['urgent']).toBe(true)
})

test('an emergency asks nothing about danger; fire shows 119 first', async () => {
  await open('fire')
  expect(screen.queryByText('现在有危险吗')).toBeNull()
  expect(screen.getByRole('button', { name: '拨打 119' })).toBeTruthy()
})

test('what is not the company’s says who is responsible', async () => {
  await open('telecom')
  expect(screen.getByText('由您的宽带、电视或电话运营商负责')).toBeTruthy()
})

test('a public place is told in words before anything is sent', async () => {
  await open('public_light')
  fireEvent.click(screen.getByRole('radio', { name: '公共区域' }))
  press('提交报修')
  expect(await screen.findByText('写一下具体位置，师傅好找')).toBeTruthy()
  expect(asked('ticket.submit')).toEqual([])
  fireEvent.input(screen.getByLabelText('具体位置'), { target: { value: ' 东门路灯 ' } })
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submit').at(-1)?.['publicPlace']).toBe('东门路灯')
})

test('a refusal is said in its place and keeps the draft', async () => {
  answer('ticket.submit', () => {
    throw refuse('NOT_ALLOWED', '这处房屋没有绑定在您的名下。')
  })
  await open('greening')
  write('枯树')
  press('提交投诉')
  expect(await screen.findByText('这处房屋没有绑定在您的名下。')).toBeTruthy()
  expect(readDraft('greening')?.text).toBe('枯树')
  dropDraft('greening')
})

test('what was chosen and could not be taken is said, and what could be is kept', async () => {
  chosen.mockResolvedValue({ photos: [{ ref: 'blob:1', name: 'one.jpg' }], unreadable: 1, beyond: 2 })
  uploaded.mockResolvedValue('cloud://one')
  await open('water_leak')
  press(/拍照或选图/)
  expect(await screen.findByText('有 1 个文件不是能打开的照片，没有添加')).toBeTruthy()
  expect(screen.getByText('最多 9 张，有 2 张没有添加')).toBeTruthy()
  expect(await screen.findByText('1/9 张')).toBeTruthy()
})
