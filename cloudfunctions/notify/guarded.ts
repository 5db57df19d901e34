import { logFailure } from '../_kit/log'

/** One that fails must not stop the others; its document or its lease brings it back. `failed` counts them. */
export const guarded =
  <T extends { _id: string }>(event: string, failed: { n: number }, work: (item: T) => Promise<unknown>) =>
  async (item: T): Promise<void> => {
    try {
      await work(item)
    } catch (failure) {
      failed.n += 1
      logFailure(event, failure, { document: item._id })
    }
  }
