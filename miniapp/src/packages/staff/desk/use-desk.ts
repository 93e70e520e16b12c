import type { Desk } from '@anju/shared-types'
import { useEffect } from 'react'
import { call } from '../../../api/client.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { useRequest } from '../../../api/use-request.ts'

/**
 * The clerk's desk. The hall's display is followed as the bell: whenever it changes, and with its code once a minute, the desk
 * is read again. The display holds nothing personal, so that a stream stays open without names in it.
 */
export function useDesk() {
  const asked = useRequest(() => call('desk.desk'))
  const hallId = asked.reply?.hall.id
  const bell = useFollow('display.show', hallId ? { params: { hallId } } : null)
  const { reload } = asked
  useEffect(() => {
    if (bell.reply) void reload()
  }, [bell.reply, reload])
  return { ...asked, refused: asked.refused ?? bell.refused, replace: (desk: Desk) => asked.replace(desk) }
}
