package selectql

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"
)

var plain = CSV{Record: "\n", Field: ',', Quote: '"', QuotedRecords: true, Header: "NONE"}

const people = "Name,Age,City\nAnn,31,Bern\nBob,,\"Rome, Italy\"\nCid,7,Ulm\n"

// answer runs a statement over CSV with a header, or over JSON.
func answer(t testing.TB, statement, data string, change func(*Query)) (string, error) {
	t.Helper()
	q := Query{In: plain, Out: plain}
	if change != nil {
		change(&q)
	}
	var err error
	if q.Statement, err = Parse(statement, q.JSON); err != nil {
		return "", err
	}
	var out strings.Builder
	err = q.Run(strings.NewReader(data), func(line []byte) error { out.Write(line); return nil })
	return out.String(), err
}

func use(q *Query) { q.In.Header = "USE" }

func lines(q *Query) { q.JSON, q.Lines = true, true }

func document(q *Query) { q.JSON = true }

func TestCSV(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		"select * from ossobject":                                                 "Ann,31,Bern\nBob,,\"Rome, Italy\"\nCid,7,Ulm\n",
		"SELECT name, CITY FROM OSSObject":                                        "Ann,Bern\nBob,\"Rome, Italy\"\nCid,Ulm\n",
		"select _3, _1 from ossobject limit 1":                                    "Bern,Ann\n",
		"select s._1 from ossobject s where s.age > 10":                           "Ann\n",
		"select _4 from ossobject limit 1":                                        "\n",
		"select name from ossobject where age > 6.5 and age <= 31":                "Ann\nCid\n",
		"select name from ossobject where age is null":                            "Bob\n",
		"select name from ossobject where age is not null and not (age = 7)":      "Ann\n",
		"select name from ossobject where city != ''":                             "Ann\nBob\nCid\n",
		"select name from ossobject where city = 'Ulm' or city = 'Bern'":          "Ann\nCid\n",
		"select name from ossobject where city in ('Ulm', 'Bern')":                "Ann\nCid\n",
		"select name from ossobject where age not in (7)":                         "Ann\n",
		"select name from ossobject where age in (7, 31)":                         "Ann\nCid\n",
		"select name from ossobject where age between 7 and 30":                   "Cid\n",
		"select name from ossobject where age not between 7 and 30":               "Ann\n",
		"select name from ossobject where name like 'A%'":                         "Ann\n",
		"select name from ossobject where city like '%o%Ital*'":                   "Bob\n",
		"select name from ossobject where name not like '?i?'":                    "Ann\nBob\n",
		"select name from ossobject where name like '#%' escape '#'":              "",
		"select name from ossobject where name || city = 'CidUlm'":                "Cid\n",
		"select name from ossobject where age * 2 + 1 = 15":                       "Cid\n",
		"select name from ossobject where age % 2 = 1 and age / 7 < 2":            "Cid\n",
		"select name from ossobject where -age < -30":                             "Ann\n",
		"select name from ossobject where cast(age as int) = 31":                  "Ann\n",
		"select cast(age as double) as years from ossobject where name = 'Cid'":   "7\n",
		"select count(*) from ossobject":                                          "3\n",
		"select count(age), sum(cast(age as int)), avg(age) from ossobject":       "3,38,19\n",
		"select max(cast(age as int)), min(cast(age as int)) from ossobject":      "31,7\n",
		"select sum(cast(age as int)) from ossobject limit 1":                     "31\n",
		"select max(name) from ossobject where name = 'none'":                     "\n",
		"select name from ossobject where (((name = 'Ann')))":                     "Ann\n",
		"select name from ossobject where name = 'Ann' or age > 1 and name > 'B'": "Ann\nCid\n",
		"select name from ossobject'":                                             "Ann\nBob\nCid\n",
	} {
		got, err := answer(t, statement, people, use)
		if err != nil || got != want {
			t.Errorf("%s\n got %q, %v\nwant %q", statement, got, err, want)
		}
	}
}

func TestCSVForms(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		statement, data, want string
		change                func(*Query)
	}{
		"delimiters":           {"select _2, _1 from ossobject", "a|b\r\nc|d", "b;a$d;c$", func(q *Query) { q.In.Field, q.In.Record, q.Out.Field, q.Out.Record = '|', "\r\n", ';', "$" }},
		"requoted":             {"select _1 from ossobject", "a;b,1\n", "\"a;b\"\n", func(q *Query) { q.Out.Field = ';' }},
		"unquoted":             {"select _1 from ossobject", "\"a,b\",1\n", "a,b\n", func(q *Query) { q.Out.Field = ';' }},
		"a record in a field":  {"select _2 from ossobject", "\"a\nb\",c\n", "c\n", nil},
		"no record in a field": {"select _1 from ossobject", "\"a\nb\"\n", "\"a\nb\"\n", func(q *Query) { q.In.QuotedRecords = false }},
		"quotes in quotes":     {"select _1 from ossobject where _1 = 'a\"b'", "\"a\"\"b\",c\n", "\"a\"\"b\"\n", nil},
		"comments":             {"select _1 from ossobject", "#x\na\n#y\nb\n", "a\nb\n", func(q *Query) { q.In.Comment = '#' }},
		"header ignored":       {"select _1 from ossobject", people, "Ann\nBob\nCid\n", func(q *Query) { q.In.Header = "IGNORE" }},
		"header written":       {"select name from ossobject limit 1", people, "Name\nAnn\n", func(q *Query) { q.In.Header = "USE"; q.OutputHeader = true }},
		"all columns kept":     {"select _3, _1 from ossobject limit 1", "a,b,c,d\n", "a,,c,\n", func(q *Query) { q.KeepAll = true }},
		"lines":                {"select _1 from ossobject", "a\nb\nc\nd\n", "b\nc\n", func(q *Query) { q.Span = &Span{First: 1, Last: 2} }},
		"lines to the end":     {"select _1 from ossobject", "a\nb\nc\n", "b\nc\n", func(q *Query) { q.Span = &Span{First: 1, Last: -1} }},
		"splits":               {"select _1 from ossobject", "a\nb\n", "a\nb\n", func(q *Query) { q.Span = &Span{Splits: true, First: 0, Last: 0} }},
		"no such split":        {"select _1 from ossobject", "a\nb\n", "", func(q *Query) { q.Span = &Span{Splits: true, First: 1, Last: 1} }},
		"skipped":              {"select _1 from ossobject where _2 > 1", "a,2\nb,x\nc,3\n", "a\nc\n", func(q *Query) { q.MaxSkipped = 1 }},
		"partial":              {"select _1, _2 from ossobject", "a,b\nc\n", "a,b\n", func(q *Query) { q.SkipPartial, q.MaxSkipped = true, 1 }},
		"times":                {"select _1 from ossobject where cast(_2 as timestamp) > cast('20200101' as timestamp)", "a,2019-12-31\nb,2020-01-02 10:00:00\n", "b\n", nil},
		"named format":         {"select _1 from ossobject where cast(_2 as timestamp format 'YYYYDDMM') = cast('2012-01-12' as timestamp)", "a,20121201\n", "a\n", nil},
		"nothing":              {"select count(*) from ossobject", "", "0\n", nil},
	} {
		if got, err := answer(t, test.statement, test.data, test.change); err != nil || got != test.want {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, test.want)
		}
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	const contacts = `{"contacts":[{"name":"John","age":35,"kids":["a/b","c"],"home":{"city":"Bern"}},{"name":"Ann","age":null}]}`
	const stream = "{\"a\":1,\"b\":\"x\"}\n {\"a\":2.50}{\"b\":\"\u00e9\\n\"}"
	for _, test := range []struct {
		change                func(*Query)
		statement, data, want string
	}{
		{document, "select * from ossobject.contacts[*] where age > 30", contacts, `{"name":"John","age":35,"kids":["a\/b","c"],"home":{"city":"Bern"}}` + "\n"},
		{document, "select s.name, s.age from ossobject.contacts[*] s", contacts, "{\"name\":\"John\",\"age\":35}\n{\"name\":\"Ann\",\"age\":null}\n"},
		{document, "select s.name as n, s.kids[1], s.home.city c from ossobject.contacts[0] s", contacts, "{\"n\":\"John\",\"_2\":\"c\",\"c\":\"Bern\"}\n"},
		{document, "select s['name'] from ossobject['contacts'][1] s", contacts, "{\"name\":\"Ann\"}\n"},
		{document, "select * from ossobject.contacts[*].name", contacts, "{\"_1\":\"John\"}\n{\"_1\":\"Ann\"}\n"},
		{document, "select * from ossobject.contacts[*].age s where s = 35", contacts, "{\"_1\":35}\n"},
		{document, "select count(*), avg(s.age) as mean from ossobject.contacts[*] s", contacts, "{\"_1\":2,\"mean\":35}\n"},
		{document, "select s.none from ossobject.contacts[*] s limit 1", contacts, "{}\n"},
		{document, "select * from ossobject.none", contacts, ""},
		{lines, "select * from ossobject", stream, "{\"a\":1,\"b\":\"x\"}\n{\"a\":2.50}\n{\"b\":\"\u00e9\\n\"}\n"},
		{lines, "select a from ossobject", "{\"a\":\",\\\"\"},\n{\"a\":[1,2]},", "{\"a\":\",\\\"\"}\n{\"a\":[1,2]}\n"},
		{lines, "select a from ossobject where a > 1", stream, "{\"a\":2.50}\n"},
		{lines, "select b from ossobject where b is null", stream, "{}\n"},
		{func(q *Query) { lines(q); q.Span = &Span{First: 1, Last: 1} }, "select * from ossobject", stream, "{\"a\":2.50}\n"},
		{func(q *Query) { document(q); q.NumbersAsText = true }, "select a from ossobject where cast(a as decimal) = 123456789.1234567890", `{"a":123456789.123456789}`, "{\"a\":123456789.123456789}\n"},
		{func(q *Query) { lines(q); q.SkipPartial, q.MaxSkipped = true, 2 }, "select a, b from ossobject", stream, "{\"a\":1,\"b\":\"x\"}\n"},
		{lines, "select a from ossobject where a = true", `{"a":true}{"a":false}`, "{\"a\":true}\n"},
	} {
		if got, err := answer(t, test.statement, test.data, test.change); err != nil || got != test.want {
			t.Errorf("%s\n got %q, %v\nwant %q", test.statement, got, err, test.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	in := "select * from ossobject where _1 in (1" + strings.Repeat(",1", maxIn) + ")"
	conditions := "select * from ossobject where _1 = 1" + strings.Repeat(" or _1 = 1", maxConditions)
	for _, test := range []struct {
		code, statement, data string
		change                func(*Query)
	}{
		{"InvalidSqlParameter", "", "", nil}, {"InvalidSqlParameter", strings.Repeat(" ", MaxStatement) + "select", "", nil},
		{"SqlSyntaxError", "select", "", nil}, {"SqlSyntaxError", "insert into x", "", nil}, {"SqlSyntaxError", "select * from table", "", nil},
		{"SqlSyntaxError", "select * from ossobject group by a", "", nil}, {"SqlSyntaxError", "select * from ossobject order by _1", "", nil},
		{"SqlSyntaxError", "select * from ossobject a join b on a.x = b.x", "", nil}, {"SqlSyntaxError", "select * from ossobject where avg(cast(_1 as int)) > 1", "", nil},
		{"SqlSyntaxError", "select * from ossobject where 'x", "", nil}, {"SqlSyntaxError", "select * from ossobject where _1", "", nil}, {"SqlSyntaxError", "select * from ossobject where ^", "", nil},
		{"SqlSyntaxError", "select sum(*) from ossobject", "", nil}, {"SqlSyntaxError", "select cast(_1 as colour) from ossobject", "", nil},
		{"SqlUnsupportedSql", "select _1 || _2 from ossobject", "", nil}, {"SqlUnsupportedSql", "select 1 from ossobject", "", nil},
		{"SqlInvalidMixOfAggregationAndColumn", "select _1, count(*) from ossobject", "", nil}, {"SqlInvalidMixOfStarAndColumn", "select *, _1 from ossobject", "", nil},
		{"SqlInvalidLimitValue", "select * from ossobject limit 0", "", nil}, {"SqlExceedsMaxInCount", in, "", nil}, {"SqlExceedsMaxConditionCount", conditions, "", nil},
		{"SqlValueTypeOfInMustBeSame", "select * from ossobject where _1 in (1, 'a')", "", nil}, {"SqlInvalidLikeOperand", "select * from ossobject where _1 like 5", "", nil},
		{"SqlInvalidEscapeChar", "select * from ossobject where _1 like 'a' escape '%'", "", nil}, {"SqlOnlyOneEscapeCharIsAllowed", "select * from ossobject where _1 like 'a' escape 'xy'", "", nil},
		{"SqlNoCharAfterEscapeChar", "select * from ossobject where _1 like 'a#' escape '#'", "", nil}, {"SqlExceedsMaxWildCardCount", "select * from ossobject where _1 like '%a%b%c%d%e%'", "", nil},
		{"InvalidArithmeticOperand", "select * from ossobject where _1 + 'a' = 1", "", nil}, {"SqlInvalidAndOperand", "select * from ossobject where _1 and _2 = 1", "", nil},
		{"SqlInvalidOrOperand", "select * from ossobject where _2 = 1 or 5", "", nil}, {"SqlInvalidNotOperand", "select * from ossobject where not _1", "", nil},
		{"SqlInvalidIsNullOperand", "select * from ossobject where 5 is null", "", nil}, {"SqlComparerOperandTypeMismatch", "select * from ossobject where cast(_1 as int) = 'a'", "", nil},
		{"SqlInvalidConcatOperand", "select * from ossobject where 'a' || 'b' = 'ab'", "", nil}, {"SqlNotSupportedTimestampFormat", "select cast(_1 as timestamp format 'moon') from ossobject", "", nil},
		{"SqlInvalidAggregationOnTimestamp", "select sum(cast(_1 as timestamp)) from ossobject", "", nil}, {"SqlExceedsMaxConditionDepth", "select * from ossobject where " + strings.Repeat("(", 500), "", nil},
		{"TableRootNodeOnlySupportInJson", "select * from ossobject.a", "", nil}, {"NegativeRowIndex", "select a[-1] from ossobject", "", document}, {"WildCardNotAllowed", "select a[*] from ossobject", "", document},
		{"ExceedsMaxNestedColumnDepth", "select a" + strings.Repeat(".a", maxPath+1) + " from ossobject", "", document},
		{"SqlInvalidColumnName", "select colour from ossobject", people, use}, {"SqlInvalidColumnIndex", "select _0 from ossobject", "a\n", nil}, {"NestedColumnNotSupportInCsv", "select a.b from ossobject", "a\n", nil},
		{"SqlAggregationOnNonNumericType", "select sum(_1) from ossobject", "a\n", nil}, {"InvalidCsvLine", "select * from ossobject where _1 > 5", "a\n", nil},
		{"InvalidCsvLine", "select _1, _2 from ossobject", "a\n", func(q *Query) { q.SkipPartial = true }}, {"InvalidCsvLine", "select * from ossobject", "\"a", nil},
		{"InvalidCsvLine", "select * from ossobject", strings.Repeat("a", maxRow+1), nil}, {"InvalidTextEncoding", "select * from ossobject", "\xff\n", nil},
		{"SqlNotMatchTimestampFormat", "select _1 from ossobject where cast(_1 as timestamp format 'YYYY-MM-DD') is null", "x\n", nil},
		{"SqlInvalidKeepAllColumnsWithAggregation", "select count(*) from ossobject", "", func(q *Query) { q.KeepAll = true }},
		{"SqlInvalidKeepAllColumnsWithDuplicateColumn", "select _1, _1 from ossobject", "", func(q *Query) { q.KeepAll = true }},
		{"InvalidJsonData", "select * from ossobject", "{\"a\":", lines}, {"InvalidJsonData", "select * from ossobject", "hello", document}, {"InvalidJsonData", "select * from ossobject.a", "{\"b\":1,,}", document},
		{"JsonNodeExceedsMaxSize", "select * from ossobject", `"` + strings.Repeat("a", maxNode) + `"`, document},
		{"ExceedsMaxJsonArraySize", "select * from ossobject", "[1" + strings.Repeat(",1", maxArray) + "]", document},
		{"JsonNodeExceedsMaxDepth", "select * from ossobject", strings.Repeat("[", 200) + strings.Repeat("]", 200), document},
		{"DecompressFailure", "select * from ossobject", "plain", func(q *Query) { q.GZIP = true }},
	} {
		_, err := answer(t, test.statement, test.data, test.change)
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Code != test.code {
			t.Errorf("%.80q: %v, want %s", test.statement, err, test.code)
		}
	}
}

func TestGZIP(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(people)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	zipped := func(q *Query) { use(q); q.GZIP = true }
	if got, err := answer(t, "select name from ossobject where age = 7", packed.String(), zipped); err != nil || got != "Cid\n" {
		t.Errorf("%q, %v", got, err)
	}
	var refusal *Error
	if _, err := answer(t, "select name from ossobject", packed.String()[:packed.Len()-6], zipped); !errors.As(err, &refusal) || refusal.Code != "DecompressFailure" {
		t.Errorf("cut short: %v", err)
	}
}

func TestScan(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(strings.Repeat("x", 99)+"\n", SplitBytes/100*2)
	for name, test := range map[string]struct {
		data string
		json bool
		want Meta
	}{
		"csv": {people, false, Meta{4, 1, 3}}, "json": {"{}\n{} [1]", true, Meta{3, 1, 0}}, "nothing": {"", false, Meta{}}, "splits": {long, false, Meta{SplitBytes / 100 * 2, 2, 1}},
	} {
		if got, err := (Query{In: plain, JSON: test.json}).Scan(strings.NewReader(test.data)); err != nil || got != test.want {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, test.want)
		}
	}
}

func FuzzSelect(f *testing.F) {
	f.Add("select _1, max(_2) from ossobject where a like '%b' limit 3", people, false)
	f.Add("select s.a[0].b as c from ossobject.x[*] s where s.d between 1 and 2", `{"x":[{"a":[{"b":1}],"d":1}]}`, true)
	f.Fuzz(func(t *testing.T, statement, data string, json bool) {
		_, _ = answer(t, statement, data, func(q *Query) { q.JSON, q.MaxSkipped = json, 10 })
	})
}
