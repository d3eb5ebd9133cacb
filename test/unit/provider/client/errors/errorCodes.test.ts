import {
  describeErrorCode,
  errorNumber,
  instanceErrorCodes,
  requestErrorCodes,
} from "../../../../../provider/client/errors/errorCodes";

const numbersOfTable82 = `400002 400004 400005 400007 400008 400009 400010 400011 400012 400013 400014 400015 400016
  400018 400019 400020 400026 400037 400038 400042 400046 400048 400060 400061 400062 400063 400064 400065 400066 400067
  400068 400080 400081 400099 400100 400106 401001 401003 401004 403002 403003 404001 404022 404024 404027 405001 400500
  400125 400124 500000 500006 500017 500023 500024 500025 500041 500051 500052 500053 500054 500070 500071 500094 500106`
  .trim()
  .split(/\s+/);

const codesOfTable57 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 18, 24, 25, 42].map(
  (number) => `public.00.${String(number).padStart(4, "0")}`,
);

describe("errorNumber", () => {
  it.each(["111400026", "DMS.00400026", "dms.00400026", "DMS.400026", "400026", " 111400026 "])(
    "finds 400026 in %j",
    (code) => {
      expect(errorNumber(code)).toBe("400026");
    },
  );

  it.each(["APIGW.0301", "public.00.0018", "401", "", "VPC.00404022", "40026", "x400026"])(
    "finds none in %j",
    (code) => {
      expect(errorNumber(code)).toBeUndefined();
    },
  );
});

describe("the tables of codes", () => {
  it("hold every code of table 8-2, and 400017", () => {
    expect(Object.keys(requestErrorCodes).sort()).toEqual([...numbersOfTable82, "400017"].sort());
  });

  it("hold every code of table 5-7", () => {
    expect(Object.keys(instanceErrorCodes).sort()).toEqual(codesOfTable57);
  });

  it.each(Object.entries({ ...requestErrorCodes, ...instanceErrorCodes }))(
    "describe %s in one text and one sentence of advice",
    (code, { text, advice, status }) => {
      expect(text.length).toBeGreaterThan(10);
      expect(advice).toMatch(/^[A-Z].*\.$/);
      if (!code.startsWith("public")) expect(String(status)).toBe(code.slice(0, 3));
    },
  );
});

describe("describeErrorCode", () => {
  it.each(["111400048", "DMS.00400048", "400048"])("knows %s in any form and says which rules are needed", (code) => {
    expect(describeErrorCode(code)?.advice).toMatch(/inbound.*outbound/);
  });

  it.each(["public.00.0018", "PUBLIC.00.0018"])("knows %s and points to the quota", (code) => {
    expect(describeErrorCode(code)?.text).toMatch(/quota is insufficient/);
    expect(describeErrorCode(code)?.advice).toMatch(/quota/);
  });

  it.each(["", "APIGW.0301", "111499999", "constructor", "toString", "__proto__"])("knows nothing of %j", (code) => {
    expect(describeErrorCode(code)).toBeUndefined();
  });
});
