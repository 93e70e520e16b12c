/** BSON without promotion: what was an int stays an int, and fields stay in their order. */
export { decodeDocument, decodeFields } from './decode.ts'
export {
  copyDocument,
  type Document,
  documentOf,
  fieldNames,
  getField,
  hasField,
  newDocument,
  removeField,
  setField,
  type Value,
} from './document.ts'
export { encodeDocument, MAX_DOCUMENT_BYTES, MAX_INTERNAL_BYTES } from './encode.ts'
export { isDocument, isNullish, isNumeric, Type, typeName, typeOf } from './types.ts'
