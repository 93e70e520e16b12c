import type { ProcessHandle } from './system.mjs'

export function isFree(port: number): Promise<boolean>
export function freePort(): Promise<number>
export function startProcess(options: {
  name: string
  command: string
  args: string[]
  env?: Record<string, string>
  logs: string
  ready: (line: string) => unknown
  timeoutMs?: number
  onExit?: (handle: ProcessHandle, how: string | number) => void
}): Promise<ProcessHandle>
export function readyLine(line: string): Record<string, unknown> | undefined
