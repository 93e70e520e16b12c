import { json, text } from '../../kit/http.ts'
import type { Exchange, Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { controlRoute } from '../control-route.ts'
import { alipayCashierPage } from './alipay-cashier-page.ts'
import { cashierPage } from './cashier-page.ts'
import { certifyPage } from './certify-page.ts'
import { faultsPage } from './faults-page.ts'
import type { Html } from './html.ts'
import { page, type Tab } from './layout.ts'
import { logPage } from './log-page.ts'
import { personPage } from './person-page.ts'
import { phonesPage } from './phones-page.ts'
import { registerPage } from './register-page.ts'
import { worldPage } from './world-page.ts'

/** The control page: HTML from the server, refreshed when the version of the world changes. */
export function pageRoutes(world: World, standIns: readonly Route[], controlRoutes: readonly Route[]): Route[] {
  const { messages, log, faults, clock, people, corrections } = world
  // Starts at the time of start, so that a page left open over a restart notices it.
  let changes = Date.now()
  const changed = () => {
    changes += 1
  }
  messages.onMessage(changed)
  log.onEntry(changed)
  clock.onMove(changed)
  world.register.book.onChange(changed)
  corrections.onChange(changed)
  const version = () => `${changes}-${faults.list().map(({ id, timesLeft }) => `${id}.${timesLeft ?? ''}`)}`

  const show = (path: string, tab: Tab, title: string, body: (exchange: Exchange) => Html | undefined): Route => ({
    name: `page ${path}`,
    title,
    method: 'GET',
    path,
    faults: [],
    isInternal: true,
    handle: (exchange) => {
      const content = body(exchange)
      if (!content) return text('没有这个人', 404)
      return page({ tab, title, version: version(), faultCount: faults.list().length, body: content })
    },
  })

  return [
    show('/', '/', '手机', () => phonesPage(world)),
    show('/people/:slug', '/', '人物', ({ params }) => {
      const person = people.bySlug(params.slug ?? '')
      return person && personPage(world, person)
    }),
    show('/register', '/register', '登记簿', () => registerPage(world)),
    show('/faults', '/faults', '故障', ({ request }) => faultsPage(world, standIns, request.query.get('person'))),
    show('/log', '/log', '收发记录', () => logPage(world)),
    show('/world', '/world', '时间与设置', () => worldPage(world, controlRoutes)),
    cashierPage(world),
    alipayCashierPage(world),
    certifyPage(world),
    controlRoute('GET', '/changes', '页面用来知道有没有变化', () => json({ version: version() })),
  ]
}
