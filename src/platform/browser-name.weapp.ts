/** WeChat is no browser that anybody signs in at. */
export const browserName = (): string => ''
