import { chromium, type Browser } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that `npm test` found or fetched. A missing one is a failure, never a skip (design.md §5). */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['ANLIN_BROWSER'] ?? '/usr/bin/chromium', args: FLAGS })

/** Glyph pixels of 安邻 in a page: blank boxes are the same for every character, real glyphs are not. */
export const rendersChinese = async (browser: Browser): Promise<boolean> => {
  const page = await browser.newPage()
  const inked = await page.evaluate(() => {
    const pixels = (text: string): string => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      if (pen === null) return ''
      pen.font = '40px sans-serif'
      pen.fillText(text, 10, 60)
      return pen.getImageData(0, 0, 100, 80).data.join('')
    }
    return pixels('安') !== pixels('邻') && pixels('安') !== pixels(' ')
  })
  await page.close()
  return inked
}
