import Taro from '@tarojs/taro'

/** Opens the dialler with a number. A person who changes their mind is no error. */
export const call = (phoneNumber: string): void =>
  void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** Puts a text on the clipboard; WeChat shows its own word for it. */
export const copy = async (text: string): Promise<void> => {
  await Taro.setClipboardData({ data: text })
}

/** A short word at the end of an action. Never the only trace of something important (ui.md). */
export const toast = (title: string): void => void Taro.showToast({ title, icon: 'none', duration: 2000 })

/** Photos over the whole screen. */
export const showPhotos = (current: string, urls: readonly string[]): void =>
  void Taro.previewImage({ current, urls: [...urls] })
