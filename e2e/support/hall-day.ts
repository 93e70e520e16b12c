import type { Caller } from './api.ts'

export interface DeskNow {
  window?: { no: string }
  current?: { id: string; number: string; state: string }
  waiting: { id: string; number: string }[]
}

/** What a clerk does at a window, through the API. */
export const deskOf = (clerk: Caller) => ({
  now: () => clerk.get<DeskNow>('/staff/desk'),
  open: (no: string) => clerk.post<DeskNow>(`/staff/windows/${no}/open`),
  callNext: (no: string) => clerk.post<DeskNow>(`/staff/windows/${no}/call-next`),
  act: (ticketId: string, act: 'recall' | 'start' | 'finish' | 'miss' | 'requeue') =>
    clerk.post<DeskNow>(`/staff/tickets/${ticketId}/${act}`),
  walkIn: (name: string, service: string) =>
    clerk.post<{ id: string; number: string }>('/staff/walk-ins', { name, service }),

  /** Serves whoever is left and goes home. */
  async closeUp(no: string): Promise<void> {
    let desk = await clerk.post<DeskNow>(`/staff/windows/${no}/open`)
    while (desk.current || desk.waiting.length > 0) {
      if (desk.current?.state === 'called') desk = await this.act(desk.current.id, 'start')
      if (desk.current) desk = await this.act(desk.current.id, 'finish')
      if (desk.waiting.length > 0) desk = await this.callNext(no)
    }
    await clerk.post(`/staff/windows/${no}/close`)
  },
})
