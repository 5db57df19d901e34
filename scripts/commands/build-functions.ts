import { buildFunctions } from '../build-functions'

/** `npm run build:functions`: what is deployed, in dist/functions. */
export const run = async (): Promise<void> => {
  for (const { name, bytes } of await buildFunctions()) console.log(`${name} ${(bytes / 1e6).toFixed(2)} MB`)
}
