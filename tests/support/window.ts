import type { Browser, Locator, Page } from 'playwright-core'

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } }

type Opened = {
  size: keyof typeof SIZES
  /** Where every error of the page's own is put, for the test to expect none. */
  errors: string[]
  /** How long anything may take to appear; the machine may be busy with other things. */
  waitMs?: number
}

/** A window of its own, with nobody else's storage, opened at an address. */
export const windowAt = async (browser: Browser, address: string, o: Opened): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: SIZES[o.size] })).newPage()
  page.setDefaultTimeout(o.waitMs ?? 60_000)
  page.on('pageerror', (error) => o.errors.push(`${address}: ${error.message}`))
  await page.goto(address)
  return page
}

/**
 * Clicks what the locator finds. It looks again after a while: what was found while one page slid over another may lie
 * behind by now, and Playwright stays with what it found.
 */
const click = async (target: Locator): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await target.click({ timeout: 2500 })
      return
    } catch (failure) {
      if (tries === 24) throw failure
    }
  }
}

/** Presses what is called so: by its role, as a screen reader would find it. Pages that lie behind stay untouched. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  click(
    page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('radio', { name, exact: true }))
      .or(page.getByRole('checkbox', { name, exact: true }))
      .filter({ visible: true })
      .last(),
  )

/** Waits until a text can be seen: a page that lies behind may have it too. */
export const sees = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/** Waits until a text can be seen no more. */
export const seesNoMore = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached' })

/** Presses the first visible text that says so: a card, a row. */
export const pressText = (page: Page, text: string | RegExp): Promise<void> =>
  click(page.getByText(text).filter({ visible: true }).first())
