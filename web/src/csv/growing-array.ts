/** Typed arrays that grow while a column is read: nobody knows its length before the end. */

export class GrowingNumbers {
  values = new Float64Array(0);
  length = 0;

  /** Makes room for `more` and gives the array to write them to from `length` on. */
  reserve(more: number): Float64Array {
    if (this.length + more > this.values.length) {
      const larger = new Float64Array(Math.max(this.length + more, this.values.length * 2));
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    return this.values;
  }

  take(): Float64Array {
    const values = this.values.slice(0, this.length);
    this.values = new Float64Array(0); // let go before the next column takes its copy
    return values;
  }
}

export class GrowingCodes {
  values = new Int32Array(0);
  length = 0;

  reserve(more: number): Int32Array {
    if (this.length + more > this.values.length) {
      const larger = new Int32Array(Math.max(this.length + more, this.values.length * 2));
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    return this.values;
  }
}
