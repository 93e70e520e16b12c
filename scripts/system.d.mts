export interface ProcessHandle {
  name: string
  child: import('node:child_process').ChildProcess
  logFile: string
  gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  announced: Record<string, unknown>
  stop(signal?: NodeJS.Signals, patienceMs?: number): Promise<void>
}
export type ProcessName = 'redis' | 'mongo' | 'sandbox' | 'api' | 'worker'
export interface RunningSystem {
  origin: string
  sandbox: string
  settings: Record<string, string>
  processes: Partial<Record<ProcessName, ProcessHandle>>
  start(name: ProcessName): Promise<ProcessHandle>
  stop(): Promise<void>
  logs: string
}
export function startSystem(options: {
  data: string
  ports?: Partial<Record<'api' | 'sandbox' | 'redis', number>>
  env?: Record<string, string>
  step?: (name: string) => void
  onExit?: (handle: ProcessHandle, how: string | number) => void
  seed?: boolean
  /** Which of our own processes; api and worker unless said otherwise. */
  servers?: readonly ('api' | 'worker')[]
}): Promise<RunningSystem>
export const apiFlags: string[]
export const root: string
