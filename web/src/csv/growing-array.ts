/** Typed arrays that grow while a column is read: nobody knows its length before the end. */

class GrowingArray<A extends Float64Array | Int32Array> {
  values: A;
  length = 0;
  private readonly make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.make = make;
    this.values = make(0);
  }

  /** Makes room for `more` and gives the array to write them to from `length` on. */
  reserve(more: number): A {
    if (this.length + more > this.values.length) {
      const larger = this.make(Math.max(this.length + more, this.values.length * 2));
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    return this.values;
  }

  take(): A {
    const values = this.values.slice(0, this.length) as A;
    this.values = this.make(0); // let go before the next column takes its copy
    return values;
  }
}

export class GrowingNumbers extends GrowingArray<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }
}

export class GrowingCodes extends GrowingArray<Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }
}
