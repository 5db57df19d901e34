import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp, restore, verifyFolder } from '../../../emulator/backup/commands'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { startSampleCloud, temporaryFolder } from '../runtime/sample-cloud'

const fresh = (name: string): string => join(temporaryFolder(), name)
const HOUR = 3_600_000

const write = async (cloud: LocalCloud, id: string, doc: object): Promise<void> => {
  const { code } = await cloud.database.call('database.insertDocument', {
    collectionName: 'things',
    data: [JSON.stringify({ _id: id, ...doc })],
  })
  expect(code).toBeUndefined()
}
const idsIn = async (cloud: LocalCloud): Promise<string[]> => {
  const reply = await cloud.database.call('database.getDocument', { collectionName: 'things', limit: 1000 })
  return (reply.data as { list: string[] }).list.map((text) => (JSON.parse(text) as { _id: string })._id)
}

describe('a backup', () => {
  it('of a cloud at work is as one moment of it: documents, files, clock and sessions', async () => {
    const dir = fresh('data')
    const cloud = await startSampleCloud({ dir })
    const { fileID } = (await cloud.call(null, 'sample', { task: 'upload', path: 'a/水管.jpg', text: 'bytes' })) as { fileID: string } // prettier-ignore
    await cloud.advance(HOUR, { step: HOUR })
    for (let n = 0; n < 40; n += 1) await write(cloud, `before-${n}`, { text: 'x'.repeat(20_000) })
    const writing = { isOn: true }
    let written = 0
    const writer = (async () => {
      for (; writing.isOn; written += 1) await write(cloud, `during-${written}`, { text: 'x'.repeat(5000) })
    })()
    const file = fresh('cloud.backup')
    await backUp(dir, file)
    writing.isOn = false
    await writer
    const time = cloud.clock.offset()
    await write(cloud, 'after', {})
    await cloud.close()
    expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])

    const copy = fresh('restored')
    expect(await restore(file, copy)).toBeUndefined()
    expect(await verifyFolder(copy)).toEqual([])
    const again = await startSampleCloud({ dir: copy })
    const ids = await idsIn(again)
    expect(ids.filter((id) => id.startsWith('before-'))).toHaveLength(40)
    // What was written meanwhile is there up to some moment, without gaps; what came later is not.
    const during = ids.filter((id) => id.startsWith('during-'))
    expect(during).toEqual(during.map((_, n) => `during-${n}`))
    expect(ids).not.toContain('after')
    expect(await again.call(null, 'sample', { task: 'download', fileID })).toBe('bytes')
    expect(again.clock.offset()).toBe(time)
    await again.close()
  })

  it('is refused a folder that holds something, or has it moved aside', async () => {
    const source = fresh('source')
    const cloud = await startSampleCloud({ dir: source })
    await write(cloud, 'kept', {})
    await cloud.close()
    const secret = fresh('secrets.json')
    writeFileSync(secret, 'of the folder beside')
    const target = fresh('target')
    mkdirSync(target)
    writeFileSync(join(target, 'precious'), 'mine')
    const backup = fresh('one.backup')
    const beside = fresh('secrets.json')
    await backUp(source, backup, { secrets: secret })
    await expect(restore(backup, target)).rejects.toThrow(/is not empty/)
    expect(readdirSync(target)).toEqual(['precious'])
    const aside = await restore(backup, target, { replace: true, beside: { secrets: beside } })
    expect(readFileSync(join(String(aside), 'precious'), 'utf8')).toBe('mine')
    expect(readFileSync(beside, 'utf8')).toBe('of the folder beside')
    const again = await startSampleCloud({ dir: target })
    expect(await idsIn(again)).toEqual(['kept'])
    await expect(restore(backup, target, { replace: true })).rejects.toThrow(
      /is in use by another local cloud/,
    )
    await again.close()
    await expect(backUp(target, backup)).rejects.toThrow(/exists already/)
  })

  it('that is none, is damaged, or of an empty folder is refused in a sentence, and nothing is made', async () => {
    const source = fresh('source')
    const cloud = await startSampleCloud({ dir: source })
    for (let n = 0; n < 40; n += 1) await write(cloud, `t${n}`, { text: 'x'.repeat(20_000) })
    await cloud.close()
    const target = fresh('target')
    const backup = fresh('cut.backup')
    await backUp(source, backup)
    truncateSync(backup, 200_000)
    await expect(restore(backup, target)).rejects.toThrow(/cannot be restored: it is damaged/)
    await expect(restore(join(source, 'database.sqlite'), target)).rejects.toThrow(
      /no backup of a local cloud/,
    )
    await expect(restore(fresh('nothing'), target)).rejects.toThrow(/There is no file/)
    await expect(backUp(target, fresh('x'))).rejects.toThrow(/holds no data of a local cloud/)
    expect(existsSync(target) ? readdirSync(target) : []).toEqual([])
    expect(existsSync(`${target}.restoring`)).toBe(false)
  })
})
