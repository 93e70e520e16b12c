/** Adds a job to the worker's queue. `id` makes a repeat harmless: a job with this id is added once. */
export interface JobAdder {
  add(
    name: string,
    data: Record<string, string>,
    options?: { id?: string; delayMs?: number; attempts?: number; backoffMs?: number },
  ): Promise<void>
}
