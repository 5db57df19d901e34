import { createElement, type ComponentProps, type ReactNode } from 'react'

/** Taro's components as the plain elements a browser has; what only WeChat knows is dropped (taro.md §4). */
type Props = Record<string, unknown> & { children?: ReactNode }

const WECHAT_ONLY =
  /^(hover|placeholderClass|scroll[XY]|catchMove|lazyLoad|mode$|disableDefault|autoHeight|showConfirm)/

const plain = (props: Props): Props =>
  Object.fromEntries(Object.entries(props).filter(([name]) => !WECHAT_ONLY.test(name)))

const element = (tag: string) =>
  function Stub(props: Props) {
    return createElement(tag, plain(props))
  }

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const Swiper = element('div')
export const SwiperItem = element('div')
export const Form = element('form')
export const Canvas = element('canvas')
export const Picker = element('div')

export function Image({ src, ...props }: Props & { src?: string }) {
  return createElement('img', { alt: '', ...plain(props), src } satisfies ComponentProps<'img'>)
}

export const Button = element('button')
