/** Where the API lives; empty in the browser (same origin). Replaced at build time. */
declare const API_ORIGIN: string
/** Version of this build, from package.json. Replaced at build time. */
declare const CLIENT_VERSION: string

declare module '*.scss'
