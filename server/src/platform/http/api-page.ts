import type { Contract } from '@anju/shared-types'
import type Router from '@koa/router'
import { renderApiPage } from './api-html.ts'
import { openapiOf } from './openapi.ts'

/** /openapi.json for programs and /api for people, both made from the contract once. */
export function apiPages(router: Router, contract: Record<string, Contract>) {
  const openapi = JSON.stringify(openapiOf(contract))
  const page = renderApiPage(contract)
  router.get('/openapi.json', (ctx) => {
    ctx.state.route = 'GET /openapi.json'
    ctx.type = 'json'
    ctx.body = openapi
  })
  router.get('/api', (ctx) => {
    ctx.state.route = 'GET /api'
    ctx.type = 'html'
    ctx.body = page
  })
}
