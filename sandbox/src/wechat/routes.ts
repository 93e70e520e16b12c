import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { createAccessTokens } from './access-tokens.ts'
import { faceRoutes } from './face-routes.ts'
import { loginRoutes } from './login-routes.ts'
import { phoneRoute } from './phone-route.ts'
import { type Push, pushRoute } from './push-route.ts'
import { createSessions } from './sessions.ts'
import { subscribeSendRoute } from './subscribe-send-route.ts'
import { tokenRoutes } from './token-routes.ts'
import { wxacodeRoute } from './wxacode-route.ts'

export function wechatRoutes(world: World, push: Push): Route[] {
  const tokens = createAccessTokens(world.db, world.clock)
  const sessions = createSessions(world.db, world.clock)
  return [
    ...tokenRoutes(world, tokens),
    ...loginRoutes(world, tokens, sessions),
    phoneRoute(world, tokens),
    ...faceRoutes(world, tokens),
    subscribeSendRoute(world, tokens, push),
    wxacodeRoute(world, tokens),
    pushRoute,
  ]
}
