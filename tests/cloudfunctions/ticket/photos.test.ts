import { jpeg, JPEG_PICTURE, png, PNG_PICTURE, SECRET, webp, WEBP_PICTURE } from './pictures'
import { startTicketCloud, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())

const submitWith = (photos: string[]) => cloud.as('wang').ticket.submit({ ...cloud.report(), photos })
const put = async (name: string, bytes: Buffer): Promise<string> => {
  const fileId = await cloud.put('wang', name, bytes)
  expect(fileId).toBeDefined()
  return fileId!
}
const keptOf = async (bytes: Buffer, name: string): Promise<Buffer> => {
  const { ticketId } = await submitWith([await put(name, bytes)])
  return cloud.fetchKept((await cloud.ticket(ticketId)).photos[0]!)
}

describe('a photo that is kept (design.md D7, domain.md §8)', () => {
  it('is a JPEG without place, camera, comment, preview or film, and with its picture and colours', async () => {
    const kept = await keptOf(jpeg(), 'photo-01.jpg')
    expect(kept.includes(SECRET)).toBe(false)
    expect(kept.includes('Exif')).toBe(false)
    for (const part of [
      JPEG_PICTURE,
      Buffer.from('second scan'),
      Buffer.from('ICC_PROFILE'),
      Buffer.from('JFIF'),
    ])
      expect(kept.includes(part)).toBe(true)
    expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  })

  it('is a JPEG whose upload was cut off, as far as it came', async () => {
    const whole = jpeg({ second: false, trailer: '' })
    const kept = await keptOf(whole.subarray(0, whole.length - 6), 'photo-02.jpg')
    expect(kept.includes(SECRET)).toBe(false)
    expect(kept.includes('the picture i')).toBe(true)
  })

  it('is a PNG without text, time or unknown chunks, ending with the picture', async () => {
    const kept = await keptOf(png(), 'photo-03.png')
    expect(kept.includes(SECRET)).toBe(false)
    expect(kept.includes(PNG_PICTURE)).toBe(true)
    expect(kept.toString('latin1', kept.length - 8, kept.length - 4)).toBe('IEND')
  })

  it('is a WebP whose header knows of no metadata either', async () => {
    const kept = await keptOf(webp(), 'photo-04.webp')
    expect(kept.includes(SECRET)).toBe(false)
    expect(kept.includes(WEBP_PICTURE)).toBe(true)
    expect(kept.readUInt32LE(4)).toBe(kept.length - 8)
    expect(kept[20]).toBe(0)
  })

  it('of work that was done stays in the story when the ticket is reopened', async () => {
    const { ticketId } = await submitWith([])
    const { owner } = await cloud.ticket(ticketId)
    const name = owner.personId === cloud.small.people.chen._id ? 'chen' : 'liu'
    const command = (id: string) => ({ ticketId, commandId: `photo-story-${id}` })
    await cloud.as(name).ticket.accept(command('accept'))
    await cloud.as(name).ticket.arrive(command('arrive'))
    const photo = await put('story-0001.jpg', jpeg())
    const done = { ...command('finish'), cause: '接头老化', minutes: 20, photos: [photo] }
    await cloud.as(name).ticket.finish(done)
    await cloud.as('wang').ticket.reopen({ ...command('reopen'), reason: '又漏了' })
    const view = await cloud.as(name).ticket.get({ ticketId })
    const [kept] = view.timeline.find(({ what }) => what === 'finished')?.photos ?? []
    expect(view.photoLinks[kept!]).toMatch(/^http/)
  })

  it('lies where no client wrote it, and the same picture twice is one', async () => {
    const [one, two] = [await put('same-0001.jpg', jpeg()), await put('same-0002.jpg', jpeg())]
    const { ticketId } = await submitWith([one, two])
    const { photos } = await cloud.ticket(ticketId)
    expect(photos).toHaveLength(1)
    expect(photos[0]).toContain(`/photos/${ticketId}/`)
    const view = await cloud.as('wang').ticket.get({ ticketId })
    expect(Object.keys(view.photoLinks)).toEqual(photos)
  })
})

describe('a photo that is refused', () => {
  const broken: [string, string, Buffer, string][] = [
    ['of no picture', 'text-0001.jpg', Buffer.from('<script>alert(1)</script>'), 'JPG、PNG'],
    ['named like a picture', 'exec-0001.png', Buffer.from('MZ\x90\0'), 'JPG、PNG'],
    ['of nothing', 'none-0001.jpg', Buffer.from([]), 'JPG、PNG'],
    ['that only begins like a JPEG', 'head-0001.jpg', jpeg().subarray(0, 40), 'JPG、PNG'],
    [
      'of a JPEG out of step',
      'step-0001.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2]), Buffer.from(SECRET)]),
      'JPG、PNG',
    ],
    ['that only begins like a PNG', 'head-0001.png', png().subarray(0, 30), 'JPG、PNG'],
    ['that only begins like a WebP', 'head-0001.webp', webp().subarray(0, 14), 'JPG、PNG'],
    [
      'of 11 MB',
      'large-001.jpg',
      Buffer.concat([jpeg({ trailer: '' }), Buffer.alloc(11 * 1024 * 1024)]),
      '10 MB',
    ],
  ]
  it.each(broken)('%s leaves nothing behind and is named', async (_what, name, bytes, sentence) => {
    const [good, bad] = [await put(`good-${name.slice(0, 9)}.jpg`, jpeg()), await put(name, bytes)]
    const before = await cloud.everything()
    const refusal = submitWith([good, bad])
    await expect(refusal).rejects.toMatchObject({
      code: 'PHOTO_REFUSED',
      data: { field: 'photos.1', sentence: expect.stringContaining(sentence) as string },
    })
    expect(await cloud.everything()).toEqual(before)
  })

  it('because storage itself refused 30 MB is missing', async () => {
    const { fileId, url, headers } = await cloud.as('wang').ticket.offerUpload({ name: 'huge-0001.jpg' })
    const body = new Uint8Array(30 * 1024 * 1024)
    await fetch(url, { method: 'PUT', headers, body })
      .then((answer) => answer.text())
      .catch(() => 'reset')
    await expect(submitWith([fileId])).rejects.toMatchObject({
      code: 'PHOTO_REFUSED',
      data: { field: 'photos.0', sentence: expect.stringContaining('没有上传成功') as string },
    })
  })

  it.each([
    ['never uploaded', 'cloud://local-env.bucket/in/nobody/gone-0001.jpg'],
    ['outside in/', 'cloud://local-env.bucket/photos/t1/a.jpg'],
    ['climbing out of in/', 'cloud://local-env.bucket/in/../photos/t1/a.jpg'],
    ['of another scheme inside', 'cloud://local-env.bucket/in/%2e%2e/photos/a.jpg'],
  ])('because its id is one %s', async (_what, fileId) => {
    const before = await cloud.everything()
    await expect(submitWith([fileId])).rejects.toMatchObject({
      code: 'PHOTO_REFUSED',
      data: { field: 'photos.0' },
    })
    expect(await cloud.everything()).toEqual(before)
  })

  it('because it is a kept one: nobody takes the photos of another ticket', async () => {
    const { ticketId } = await submitWith([await put('mine-0001.jpg', jpeg())])
    const [kept] = (await cloud.ticket(ticketId)).photos
    await expect(
      cloud
        .as('zhang')
        .ticket.submit({ ...cloud.report(), householdId: cloud.small.zhangHouseholdId, photos: [kept!] }),
    ).rejects.toMatchObject({ code: 'PHOTO_REFUSED' })
  })

  it('does not matter to a repeat: what was carried out is answered', async () => {
    const photo = await put('once-0001.jpg', jpeg())
    const report = { ...cloud.report(), photos: [photo] }
    const first = await cloud.as('wang').ticket.submit(report)
    const { default: tcb } = await import('@cloudbase/node-sdk')
    // Unreferenced uploads go after 24 h (design.md D7).
    await tcb.init({ env: 'local-env' }).deleteFile({ fileList: [photo] })
    expect(await cloud.as('wang').ticket.submit(report)).toMatchObject({
      ticketId: first.ticketId,
      number: first.number,
    })
  })
})
