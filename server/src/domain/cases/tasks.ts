/** One department's work on a case, as far as rules look at it. */
export interface CaseTask {
  id: string
  after: readonly string[]
  done: boolean
}

/** Whether it can be worked on: not done, and everything it waits for is. */
export const isOpen = (task: CaseTask, tasks: readonly CaseTask[]): boolean =>
  !task.done && task.after.every((id) => tasks.some((other) => other.id === id && other.done))

export const allDone = (tasks: readonly CaseTask[]): boolean => tasks.every(({ done }) => done)
