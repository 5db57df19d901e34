import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { SHAPES, type IconName } from '../src/ui/icon/shapes'
import { iconSvg } from './build-icons'

const FOLDER = resolve(__dirname, '../src/static/tab')
const TABS: Record<string, IconName> = { home: 'home', tickets: 'list', inbox: 'bell', me: 'user' }
// WeChat takes bitmaps only, and the same bitmap must be seen on the light and on the dark bar.
const COLORS = { '': '#7B8A84', '-on': '#14988D' }
const SIZE = 81

/** Draws the tab bar's bitmaps (81 × 81 px, WeChat's size) from the same shapes as every other icon. */
async function buildTabIcons(executablePath: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  for (const [tab, icon] of Object.entries(TABS)) {
    for (const [suffix, color] of Object.entries(COLORS)) {
      const padded = `<div style="padding:9px">${iconSvg(SHAPES[icon], color, SIZE - 18)}</div>`
      await page.setContent(`<body style="margin:0;background:none">${padded}</body>`)
      writeFileSync(resolve(FOLDER, `${tab}${suffix}.png`), await page.screenshot({ omitBackground: true }))
    }
  }
  await browser.close()
}

void buildTabIcons(process.argv[2] ?? '/usr/bin/chromium')
