/** A value from the function's environment; a missing one stops the call with its name in the log. */
export const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`the environment variable ${name} is not set`)
  return value
}

export const optionalSetting = (name: string): string | undefined => {
  const value = process.env[name]
  return value === '' ? undefined : value
}
