package workmail

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mailstead/mailstead/api/constraint"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

func TestOperations(t *testing.T) {
	t.Parallel()
	all := Operations()
	if len(all) != 92 {
		t.Errorf("the table has %d operations, the contract 92", len(all))
	}
	for _, op := range all {
		if found, ok := Lookup(op.Name); !ok || found != op {
			t.Errorf("%s is listed but not found", op.Name)
		}
		want := "*workmail." + op.Name + "Request"
		if got := reflect.TypeOf(op.NewRequest()).String(); got != want {
			t.Errorf("%s makes requests of type %s", op.Name, got)
		}
	}
	if _, ok := Lookup("createUser"); ok {
		t.Error("names of operations are compared without case")
	}
	op, _ := Lookup("CreateAlias")
	if !op.Idempotent || !op.Declares("EmailAddressInUseException") || op.Declares("NameAvailabilityException") {
		t.Errorf("CreateAlias is described as %+v", op)
	}
}

// backend serves two of the operations.
type backend struct{ fail error }

func (b backend) DeleteUser(_ context.Context, in *DeleteUserRequest) (*DeleteUserResponse, error) {
	return nil, b.fail
}

func (b backend) DescribeUser(_ context.Context, in *DescribeUserRequest) (*DescribeUserResponse, error) {
	return &DescribeUserResponse{Name: in.UserId}, b.fail
}

func TestBind(t *testing.T) {
	t.Parallel()
	served := []string{}
	for _, op := range Operations() {
		if op.Bind(backend{}) != nil {
			served = append(served, op.Name)
		}
	}
	if !slices.Equal(served, []string{"DeleteUser", "DescribeUser"}) {
		t.Fatalf("served: %v", served)
	}
	describe, _ := Lookup("DescribeUser")
	out, err := describe.Bind(backend{})(t.Context(), &DescribeUserRequest{UserId: new("jane")})
	if err != nil || *out.(*DescribeUserResponse).Name != "jane" {
		t.Errorf("got %+v, %v", out, err)
	}
	// A backend that has nothing to say may return nil for its response.
	remove, _ := Lookup("DeleteUser")
	out, err = remove.Bind(backend{})(t.Context(), &DeleteUserRequest{})
	if err != nil || string(awsjson.Marshal(out)) != "{}" {
		t.Errorf("got %v, %v", out, err)
	}
	fail := &EntityNotFoundException{Message: "gone"}
	if _, err = remove.Bind(backend{fail})(t.Context(), &DeleteUserRequest{}); !errors.Is(err, fail) {
		t.Errorf("got %v", err)
	}
}

func TestErrorsHaveTheirNames(t *testing.T) {
	t.Parallel()
	var err awsjson.Error = &NameAvailabilityException{Message: "taken"}
	if err.ErrorCode() != "NameAvailabilityException" || err.ErrorMessage() != "taken" ||
		err.Error() != "NameAvailabilityException: taken" {
		t.Errorf("got %q, %q, %q", err.ErrorCode(), err.ErrorMessage(), err.Error())
	}
}

// fill sets every member of a structure to a random value, so that codecs can be
// compared over all shapes of the contract.
func fill(v reflect.Value, random *rand.Rand) {
	switch v.Interface().(type) {
	case awsjson.Timestamp:
		v.Set(reflect.ValueOf(awsjson.NewTimestamp(time.UnixMilli(random.Int64N(1 << 41)).UTC())))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), random)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), random)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), random)
		fill(v.Index(1), random)
	case reflect.String:
		texts := []string{"plain", `"quoted\`, "line\nend\t\r\x01", "é日\U0001f600", "</script>", "\u2028"}
		v.SetString(texts[random.IntN(len(texts))])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int32, reflect.Int64:
		v.SetInt(random.Int64N(1 << 31))
	case reflect.Float64:
		v.SetFloat(float64(random.IntN(1000)) / 8)
	default:
		panic("no value for " + v.Type().String())
	}
}

// The generated codecs must say the same as encoding/json does from the tags.
func TestCodecsAgreeWithEncodingJSON(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for _, op := range Operations() {
		in := op.NewRequest()
		response := responseOf(op)
		for _, v := range []awsjson.Marshaler{in, response} {
			fill(reflect.ValueOf(v).Elem(), random)
			viaStd := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			text := awsjson.Marshal(v)
			if err := json.Unmarshal(text, viaStd); err != nil {
				t.Fatalf("%T: %v\n%s", v, err, text)
			}
			if diff := cmp.Diff(v, viaStd); diff != "" {
				t.Errorf("%T: encoded and read by encoding/json:\n%s", v, diff)
			}
		}
		text, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		back := op.NewRequest()
		if err := awsjson.Unmarshal(text, back); err != nil {
			t.Fatalf("%s: %v\n%s", op.Name, err, text)
		}
		if diff := cmp.Diff(in, back); diff != "" {
			t.Errorf("%s: written by encoding/json and decoded:\n%s", op.Name, diff)
		}
	}
}

// responseOf makes an empty response of the operation from the type of its
// handler's method.
func responseOf(op *Operation) Response {
	service := reflect.TypeFor[Service]()
	method, _ := service.MethodByName(op.Name)
	return reflect.New(method.Type.Out(0).Elem()).Interface().(Response)
}

func TestAbsence(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		v    awsjson.Marshaler
		want string
	}{
		{&DescribeUserResponse{}, `{"HiddenFromGlobalAddressList":false}`},
		{&DescribeUserResponse{DisplayName: new("")}, `{"DisplayName":"","HiddenFromGlobalAddressList":false}`},
		{&ListUsersResponse{}, `{"Users":[]}`},
		{&ListAliasesResponse{}, `{"Aliases":[]}`},
		{&CreateUserResponse{}, `{}`},
		{&UpdateResourceRequest{HiddenFromGlobalAddressList: new(false)}, `{"HiddenFromGlobalAddressList":false}`},
		{&DescribeResourceResponse{BookingOptions: &BookingOptions{}}, `{"BookingOptions":{"AutoAcceptRequests":false,` +
			`"AutoDeclineRecurringRequests":false,"AutoDeclineConflictingRequests":false},"HiddenFromGlobalAddressList":false}`},
		{&User{EnabledDate: awsjson.NewTimestamp(time.UnixMilli(1532459261827))}, `{"EnabledDate":1532459261.827}`},
	} {
		if got := string(awsjson.Marshal(test.v)); got != test.want {
			t.Errorf("%T: got %s, want %s", test.v, got, test.want)
		}
	}
	in := new(UpdateResourceRequest)
	if err := awsjson.Unmarshal([]byte(`{"HiddenFromGlobalAddressList":null,"Description":null,"BookingOptions":null}`), in); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(new(UpdateResourceRequest), in); diff != "" {
		t.Errorf("null is not absent:\n%s", diff)
	}
}

func TestConstraintsOfTheContract(t *testing.T) {
	t.Parallel()
	organization := new("m-" + strings.Repeat("0", 32))
	valid := CreateUserRequest{OrganizationId: organization, Name: new("jane"), DisplayName: new("")}
	with := func(change func(*CreateUserRequest)) *CreateUserRequest {
		in := valid
		change(&in)
		return &in
	}
	for _, test := range []struct {
		name string
		in   constraint.Checkable
		want []string
	}{
		{"valid", &valid, nil},
		{"long name in characters", with(func(in *CreateUserRequest) { in.FirstName = new(strings.Repeat("é", 256)) }), nil},
		{"nothing", &CreateUserRequest{}, []string{"3 validation errors", "'organizationId'", "'name'", "'displayName'"}},
		{"organization id", with(func(in *CreateUserRequest) { in.OrganizationId = new(strings.ToUpper(*organization)) }), []string{
			"'organizationId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^m-[0-9a-f]{32}$",
		}},
		{"role", with(func(in *CreateUserRequest) { in.Role = "BOSS" }), []string{
			"Value 'BOSS' at 'role' failed to satisfy constraint: Member must satisfy enum value set: [USER, RESOURCE, SYSTEM_USER, REMOTE_USER]",
		}},
		{"page size", &ListUsersRequest{OrganizationId: organization, MaxResults: new(int32(101))}, []string{
			"Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
		}},
		{"nested in a list", &CreateOrganizationRequest{Alias: new("acme"), Domains: []Domain{{DomainName: new("a_b")}}}, []string{
			"Value 'a_b' at 'domains.1.member.domainName' failed",
		}},
		{"too many", &CreateOrganizationRequest{Alias: new("acme"), Domains: make([]Domain, 6)}, []string{
			"at 'domains' failed to satisfy constraint: Member must have length less than or equal to 5",
		}},
		{"look-ahead", &CreateOrganizationRequest{Alias: new("d-acme")}, []string{"Value 'd-acme' at 'alias'"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := constraint.Check(test.in)
			if test.want == nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			for _, want := range test.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, want it to contain %s", err, want)
				}
			}
		})
	}
}

func TestSensitiveMembersAreHidden(t *testing.T) {
	t.Parallel()
	in := &ResetPasswordRequest{OrganizationId: new("m-1"), UserId: new("jane"), Password: new("hunter2\u0001")}
	if text := in.LogValue().String(); strings.Contains(text, "hunter2") || !strings.Contains(text, "jane") {
		t.Errorf("logged as %s", text)
	}
	if err := constraint.Check(in); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("refused with %v", err)
	}
	out := &AssumeImpersonationRoleResponse{Token: new("tok")}
	if text := out.LogValue().String(); strings.Contains(text, "tok") {
		t.Errorf("logged as %s", text)
	}
	if text := string(awsjson.Marshal(out)); !strings.Contains(text, "tok") {
		t.Errorf("sent as %s", text)
	}
}

func BenchmarkDecodeAndCheck(b *testing.B) {
	body := []byte(`{"OrganizationId":"m-0123456789abcdef0123456789abcdef","Name":"jane","DisplayName":"Jane Doe","FirstName":"Jane"}`)
	op, _ := Lookup("CreateUser")
	b.ReportAllocs()
	for b.Loop() {
		in := op.NewRequest()
		if err := awsjson.Unmarshal(body, in); err != nil {
			b.Fatal(err)
		}
		if err := constraint.Check(in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodePage(b *testing.B) {
	page := &ListUsersResponse{}
	for range 100 {
		page.Users = append(page.Users, User{
			Id: new("76f10bc1-7875-4f5e-b4f8-a31808b8109e"), Email: new("jane@example.com"), Name: new("jane"),
			DisplayName: new("Jane Doe"), State: EntityStateEnabled, EnabledDate: awsjson.NewTimestamp(time.UnixMilli(1532459261827)),
		})
	}
	var e awsjson.Encoder
	b.ReportAllocs()
	for b.Loop() {
		e.Reset()
		page.EncodeAWSJSON(&e)
	}
	b.SetBytes(int64(len(e.Bytes())))
}
