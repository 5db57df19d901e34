/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.css'
declare module '*.png' {
  const url: string
  export default url
}

/** Build constants (config/index.ts). */
declare const ANLIN_GATEWAY: string
declare const ANLIN_PUBLISHABLE_KEY: string
declare const ANLIN_ENV_ID: string
declare const ANLIN_SUBSCRIBE_TEMPLATES: string
