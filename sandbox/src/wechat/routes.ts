import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { createAccessTokens } from './access-tokens.ts'
import { loginRoutes } from './login-routes.ts'
import { phoneRoute } from './phone-route.ts'
import { createSessions } from './sessions.ts'
import { tokenRoutes } from './token-routes.ts'

export function wechatRoutes(world: World): Route[] {
  const tokens = createAccessTokens(world.db, world.clock)
  const sessions = createSessions(world.db, world.clock)
  return [...tokenRoutes(world, tokens), ...loginRoutes(world, tokens, sessions), phoneRoute(world, tokens)]
}
