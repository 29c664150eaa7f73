/**
 * The sealed file: an OpenPGP message that any program opens, written piece by piece with WebCrypto
 * alone, so that a small worker can do it without OpenPGP.js. Keys come from the envelope.
 */
export { SealFileError, type SealFileErrorCode, sealedFileSize, sealFile } from './seal-file.ts'
