import { buildFunctions } from '../build-functions'

/** `npm run build:functions`: what is deployed, in dist/functions. */
export const run = async (): Promise<void> => {
  await buildFunctions()
}
