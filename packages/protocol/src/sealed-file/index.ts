/**
 * The sealed file: an OpenPGP message that any program opens, written piece by piece with WebCrypto
 * alone, so that a small worker can do it without OpenPGP.js. Keys come from the envelope.
 */
export { free } from './free.ts'
export { sealedFileSize } from './packets.ts'
export { SealFileError, type SealFileErrorCode, sealFile } from './seal-file.ts'
