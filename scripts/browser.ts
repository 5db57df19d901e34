import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PlainError } from './plain-error'
import { sh } from './shell'

/**
 * A browser for the tests, with a Chinese font: one that is there, Debian's by apt as root, else the one that an npm
 * package carries (taro.md §7, §9).
 */
export type Browser = { executable: string; env: Record<string, string> }

const CANDIDATES = [
  process.env['ANLIN_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const CACHE = resolve('.cache/browser')
const NPM_BROWSER = '@sparticuz/chromium@147.0.0'
const NPM_FONT = '@expo-google-fonts/noto-sans-sc@0.4.3'

const installed = (): string | undefined =>
  CANDIDATES.find((path) => path !== undefined && path !== '' && existsSync(path))

const hasChineseFont = async (): Promise<boolean> => {
  if (process.platform !== 'linux') return true
  const { code, output } = await sh('fc-list', [':lang=zh-cn', 'family'], { quiet: true })
  return code === 0 && output.trim() !== ''
}

const byApt = async (): Promise<boolean> => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('Installing chromium and a Chinese font with apt …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await sh('apt-get', ['update', '-q'], { quiet: true, env })
  const args = ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
  return (await sh('apt-get', args, { quiet: true, env })).code === 0
}

const unpackFromNpm = async (name: string): Promise<string> => {
  const folder = resolve(CACHE, name.replace(/[@/]/g, '_'))
  if (!existsSync(resolve(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(resolve(folder, 'package.json'), '{"private":true}')
    const args = [
      'install',
      name,
      '--prefix',
      folder,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-save',
    ]
    const { code, output } = await sh('npm', args, { quiet: true })
    if (code !== 0)
      throw new PlainError(`The browser for the tests could not be fetched (${name}):\n${output}`)
  }
  return folder
}

const fontConfig = (fontFolder: string): string => {
  const file = resolve(CACHE, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontFolder}</dir><cachedir>${CACHE}/fc</cachedir></fontconfig>`,
  )
  return file
}

const byNpm = async (): Promise<Browser> => {
  console.log('Fetching a browser and a Chinese font from the npm registry …')
  const browserFolder = await unpackFromNpm(NPM_BROWSER)
  const fontFolder = await unpackFromNpm(NPM_FONT)
  const out = resolve(CACHE, 'chromium')
  const script = resolve('scripts/unpack-chromium.mjs')
  const { code, output } = await sh('node', [script, browserFolder, out], { quiet: true })
  if (code !== 0) throw new PlainError(`The browser from npm could not be unpacked:\n${output}`)
  return {
    executable: output.trim().split('\n').at(-1) ?? '',
    env: { LD_LIBRARY_PATH: resolve(out, 'lib'), FONTCONFIG_FILE: fontConfig(fontFolder) },
  }
}

/** Finds or fetches a browser. @throws PlainError saying exactly what is missing */
export const findBrowser = async (): Promise<Browser> => {
  const found = installed()
  if (found !== undefined && (await hasChineseFont())) return { executable: found, env: {} }
  if (await byApt()) {
    const fresh = installed()
    if (fresh !== undefined) return { executable: fresh, env: {} }
  }
  if (found !== undefined)
    return { executable: found, env: { FONTCONFIG_FILE: fontConfig(await unpackFromNpm(NPM_FONT)) } }
  if (process.platform !== 'linux')
    throw new PlainError('The tests need Google Chrome or Chromium. Install one, or set ANLIN_BROWSER to it.')
  return byNpm()
}
