/** What global-setup.ts started for this run and every test file may use. */
export interface Outside {
  mongoUri: string
  redisUrl: string
  sandbox: SandboxAddress
  /** Every line that any test house logs ends up here and is looked through when the run is over. */
  logFolder: string
}

export interface SandboxAddress {
  baseUrl: string
  env: Record<string, string>
}

declare module 'vitest' {
  export interface ProvidedContext {
    outside: Outside
  }
}
