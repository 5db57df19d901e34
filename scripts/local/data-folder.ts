import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createClock } from '../../emulator/clock'
import { lockFolder } from '../../emulator/folder-lock'
import { PlainError } from '../plain-error'

/** What a data folder holds; `unfinished` was stopped while the demo was being played. */
export type Content = 'nothing' | 'unfinished' | 'demo' | 'empty'

/** All that we ever put into a data folder: nothing else in it is removed. */
const OURS = ['cloud', 'cloud.log', 'secrets.json', 'demo.json']

const markOf = (dir: string): string => resolve(dir, 'demo.json')

/** Notes what the folder holds, for the next start. */
export const markContent = (dir: string, content: Exclude<Content, 'nothing'>): void =>
  writeFileSync(markOf(dir), JSON.stringify({ content }))

export const contentOf = (dir: string): Content => {
  if (!existsSync(markOf(dir))) return 'nothing'
  try {
    const { content, state } = JSON.parse(readFileSync(markOf(dir), 'utf8')) as {
      content?: Content
      /** How it was noted before there were empty installations. */
      state?: string
    }
    return content ?? (state === 'complete' ? 'demo' : 'unfinished')
  } catch {
    // Whoever was stopped while writing it had not finished.
    return 'unfinished'
  }
}

const REASONS: Record<string, readonly [en: string, zh: string]> = {
  ENOENT: ['no folder can be made there', '那里不能建目录'],
  ENOTDIR: ['a file is in its place', '那里是一个文件'],
  EACCES: ['no permission', '没有权限'],
  EPERM: ['no permission', '没有权限'],
  EROFS: ['read-only', '只读'],
  ENOSPC: ['the disk is full', '磁盘已满'],
}

const unusable = (dir: string, failure: unknown): PlainError => {
  const code = String((failure as { code?: string }).code)
  const [en, zh] = REASONS[code] ?? [code, code]
  return new PlainError(
    `The data folder ${dir} cannot be written (${en}). Choose another with --data FOLDER.\n数据目录 ${dir} 无法写入（${zh}），请用 --data 指定其他目录。`,
  )
}

/** Folder by folder: `recursive` turns for many seconds where the system makes no folders (/proc). */
const makeFolder = (dir: string): void => {
  if (existsSync(dir)) {
    if (!statSync(dir).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    return
  }
  makeFolder(dirname(dir))
  mkdirSync(dir)
}

/** @throws PlainError when another local cloud works on the folder */
const assertFree = async (dir: string): Promise<void> => {
  const cloud = resolve(dir, 'cloud')
  if (!existsSync(cloud)) return
  try {
    const lock = await lockFolder(cloud, createClock())
    lock.release()
  } catch (failure) {
    throw new PlainError(
      `${failure instanceof Error ? failure.message : String(failure)}\n数据目录 ${dir} 正被另一个安邻使用，请先停止它，或用 --data 指定其他目录。`,
    )
  }
}

/**
 * Makes the data folder, or begins it again: on request, and when the demo in it was stopped half-way, which is nobody's
 * data. @throws PlainError when it cannot be written or is in use
 */
export const prepareFolder = async (dir: string, o: { reset: boolean }): Promise<void> => {
  try {
    makeFolder(dir)
    accessSync(dir, constants.W_OK)
    const probe = resolve(dir, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (failure) {
    throw unusable(dir, failure)
  }
  await assertFree(dir)
  if (o.reset || contentOf(dir) === 'unfinished')
    for (const name of OURS) rmSync(resolve(dir, name), { recursive: true, force: true })
}
