import type { Exchange } from '../kit/route.ts'
import type { Directory } from '../people/directory.ts'
import type { Person } from '../people/person.ts'
import { BadControlRequest } from './body.ts'

/** The person named in the path of a control request. */
export function ownerFrom(people: Directory) {
  return ({ params }: Exchange): Person => {
    const person = people.bySlug(params.slug ?? '')
    if (!person) throw new BadControlRequest(`nobody is called "${params.slug}"`)
    return person
  }
}
