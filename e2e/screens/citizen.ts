import type { Album } from './album.ts'
import { takeBooking } from './citizen/booking.ts'
import { takeEntrance } from './citizen/entrance.ts'
import { takeNoShows } from './citizen/no-shows.ts'
import { takeQueue } from './citizen/queue.ts'
import type { Stage } from './stage.ts'

/** Everything a citizen can meet, from the first look to the record of who saw their file. */
export async function takeCitizen(album: Album, stage: Stage): Promise<void> {
  await takeEntrance(album, stage)
  await takeBooking(album, stage)
  await takeQueue(album, stage)
  await takeNoShows(album, stage)
}
