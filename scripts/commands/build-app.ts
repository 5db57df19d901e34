import { buildApp } from '../build-app'
import { PlainError } from '../plain-error'

/** `npm run build:weapp`, `npm run build:h5`. */
export const run = async ([target]: string[]): Promise<void> => {
  if (target !== 'weapp' && target !== 'h5') throw new PlainError('Usage: build-app weapp|h5')
  await buildApp(target)
}
