/**
 * What a caller can ask of the reader, and the limits it works within. Tests set the limits to
 * reach their edges with small files; the page never does.
 */

export interface ReadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

export interface ReadLimits {
  /** 1 MiB was the fastest of 256 KiB, 1 MiB and 4 MiB. */
  readonly chunkBytes: number;
  /** Text that may wait for the end of its record; an unclosed quote is given up on here. */
  readonly recordCharacters: number;
  readonly columns: number;
  /** Rows x number columns x 8. */
  readonly numberBytes: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** For tests. */
  readonly limits?: Partial<ReadLimits>;
}

export const DEFAULT_LIMITS: ReadLimits = {
  chunkBytes: 1024 * 1024,
  recordCharacters: 16 * 1024 * 1024,
  columns: 2000,
  numberBytes: 1.5e9,
};
