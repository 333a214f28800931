// What an API server without admission plugins says to the creation of objects: strict decoding, defaults, and the
// strategies of its registry, with the release's default feature gates. Reads a JSON array of documents from standard
// input and prints one answer for each.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	crdinstall "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/flowcontrol/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/resource/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	"k8s.io/kubernetes/pkg/capabilities"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicy"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicybinding"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/certificates/certificates"
	"k8s.io/kubernetes/pkg/registry/certificates/clustertrustbundle"
	"k8s.io/kubernetes/pkg/registry/coordination/lease"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/endpoint"
	"k8s.io/kubernetes/pkg/registry/core/limitrange"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/node"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/flowschema"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/prioritylevelconfiguration"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	"k8s.io/kubernetes/pkg/registry/networking/ipaddress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/networking/servicecidr"
	"k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/csidriver"
	"k8s.io/kubernetes/pkg/registry/storage/csinode"
	"k8s.io/kubernetes/pkg/registry/storage/csistoragecapacity"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattachment"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattributesclass"
)

type fault struct {
	Type   string `json:"type"`
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

type answer struct {
	// Why the strict decoder refuses it.
	Decode   string   `json:"decode"`
	Faults   []fault  `json:"faults"`
	Warnings []string `json:"warnings"`
	// No strategy is known for its kind.
	Unknown bool `json:"unknown"`
}

// common has the strategies that every release in question has; by.go adds the others.
var strategies = map[string]rest.RESTCreateStrategy{
	"MutatingWebhookConfiguration":     mutatingwebhookconfiguration.Strategy,
	"ValidatingAdmissionPolicy":        validatingadmissionpolicy.NewStrategy(nil, nil),
	"ValidatingAdmissionPolicyBinding": validatingadmissionpolicybinding.NewStrategy(nil, nil, nothing{}),
	"ValidatingWebhookConfiguration":   validatingwebhookconfiguration.Strategy,
	"ControllerRevision":               controllerrevision.Strategy,
	"DaemonSet":                        daemonset.Strategy,
	"Deployment":                       deployment.Strategy,
	"ReplicaSet":                       replicaset.Strategy,
	"StatefulSet":                      statefulset.Strategy,
	"HorizontalPodAutoscaler":          horizontalpodautoscaler.Strategy,
	"CronJob":                          cronjob.Strategy,
	"Job":                              job.Strategy,
	"CertificateSigningRequest":        certificates.Strategy,
	"ClusterTrustBundle":               clustertrustbundle.Strategy,
	"Lease":                            lease.Strategy,
	"ConfigMap":                        configmap.Strategy,
	"Endpoints":                        endpoint.Strategy,
	"LimitRange":                       limitrange.Strategy,
	"Namespace":                        namespace.Strategy,
	"Node":                             node.Strategy,
	"PersistentVolume":                 persistentvolume.Strategy,
	"PersistentVolumeClaim":            persistentvolumeclaim.Strategy,
	"Pod":                              pod.Strategy,
	"PodTemplate":                      podtemplate.Strategy,
	"ReplicationController":            replicationcontroller.Strategy,
	"ResourceQuota":                    resourcequota.Strategy,
	"Secret":                           secret.Strategy,
	"Service":                          service.Strategy,
	"ServiceAccount":                   serviceaccount.Strategy,
	"EndpointSlice":                    endpointslice.Strategy,
	"FlowSchema":                       flowschema.Strategy,
	"PriorityLevelConfiguration":       prioritylevelconfiguration.Strategy,
	"Ingress":                          ingress.Strategy,
	"IngressClass":                     ingressclass.Strategy,
	"IPAddress":                        ipaddress.Strategy,
	"NetworkPolicy":                    networkpolicy.Strategy,
	"ServiceCIDR":                      servicecidr.Strategy,
	"RuntimeClass":                     runtimeclass.Strategy,
	"PodDisruptionBudget":              poddisruptionbudget.Strategy,
	"ClusterRole":                      clusterrole.Strategy,
	"ClusterRoleBinding":               clusterrolebinding.Strategy,
	"Role":                             role.Strategy,
	"RoleBinding":                      rolebinding.Strategy,
	"PriorityClass":                    priorityclass.Strategy,
	"CSIDriver":                        csidriver.Strategy,
	"CSINode":                          csinode.Strategy,
	"CSIStorageCapacity":               csistoragecapacity.Strategy,
	"StorageClass":                     storageclass.Strategy,
	"VolumeAttachment":                 volumeattachment.Strategy,
	"VolumeAttributesClass":            volumeattributesclass.Strategy,
}

var definitions = runtime.NewScheme()

func main() {
	// As kube-apiserver is run everywhere.
	capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: true})
	crdinstall.Install(definitions)
	strategies["CustomResourceDefinition"] = customresourcedefinition.NewStrategy(definitions)
	var documents []string
	if err := json.NewDecoder(os.Stdin).Decode(&documents); err != nil {
		panic(err)
	}
	answers := make([]answer, len(documents))
	for i, document := range documents {
		answers[i] = ask(document)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func ask(document string) (found answer) {
	defer func() {
		if reason := recover(); reason != nil {
			found.Faults = append(found.Faults, fault{Type: "Panic", Detail: fmt.Sprint(reason)})
		}
	}()
	var about struct{ APIVersion, Kind string }
	if err := json.Unmarshal([]byte(document), &about); err != nil {
		return answer{Decode: err.Error()}
	}
	strategy, known := strategies[about.Kind]
	if !known {
		return answer{Unknown: true}
	}
	scheme := legacyscheme.Scheme
	if about.Kind == "CustomResourceDefinition" {
		scheme = definitions
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDecoder()
	object, kind, err := decoder.Decode([]byte(document), nil, nil)
	if err != nil {
		return answer{Decode: err.Error()}
	}
	access, err := meta.Accessor(object)
	if err != nil {
		panic(err)
	}
	ctx := request.WithRequestInfo(context.Background(), &request.RequestInfo{APIGroup: kind.Group, APIVersion: kind.Version})
	if strategy.NamespaceScoped() && access.GetNamespace() == "" {
		access.SetNamespace("default")
	}
	if !strategy.NamespaceScoped() {
		access.SetNamespace("")
	}
	ctx = request.WithNamespace(ctx, access.GetNamespace())
	if access.GetName() == "" && access.GetGenerateName() != "" {
		access.SetName(strategy.GenerateName(access.GetGenerateName()))
	}
	rest.FillObjectMetaSystemFields(access)
	if service, is := object.(*core.Service); is {
		allocate(service)
	}
	if err := rest.BeforeCreate(strategy, ctx, object); err != nil {
		found.Faults = faultsOf(err)
	}
	found.Warnings = strategy.WarningsOnCreate(ctx, object)
	return found
}

func faultsOf(err error) []fault {
	status, is := err.(apierrors.APIStatus)
	if !is || status.Status().Details == nil || len(status.Status().Details.Causes) == 0 {
		return []fault{{Type: "Error", Detail: err.Error()}}
	}
	faults := []fault{}
	for _, cause := range status.Status().Details.Causes {
		faults = append(faults, fault{Type: string(cause.Type), Field: cause.Field, Detail: cause.Message})
	}
	return faults
}

// What the storage of Services gives them before they are validated, in a cluster that has the family they ask for.
func allocate(service *core.Service) {
	spec := &service.Spec
	if len(spec.ClusterIPs) == 0 && spec.ClusterIP != "" {
		spec.ClusterIPs = []string{spec.ClusterIP}
	}
	if spec.Type == core.ServiceTypeExternalName {
		return
	}
	if spec.IPFamilyPolicy == nil {
		policy := core.IPFamilyPolicySingleStack
		spec.IPFamilyPolicy = &policy
	}
	if len(spec.IPFamilies) == 0 {
		spec.IPFamilies = []core.IPFamily{core.IPv4Protocol}
		if strings.Contains(spec.ClusterIP, ":") {
			spec.IPFamilies = []core.IPFamily{core.IPv6Protocol}
		}
	}
	if spec.ClusterIP == "" && len(spec.ClusterIPs) == 0 {
		spec.ClusterIP = "10.96.0.10"
		if spec.IPFamilies[0] == core.IPv6Protocol {
			spec.ClusterIP = "fd00::10"
		}
		spec.ClusterIPs = []string{spec.ClusterIP}
	}
	local := spec.ExternalTrafficPolicy == core.ServiceExternalTrafficPolicyLocal
	if spec.Type == core.ServiceTypeLoadBalancer && local && spec.HealthCheckNodePort == 0 {
		spec.HealthCheckNodePort = 32000
	}
}

// Nobody resolves the kinds of parameters here.
type nothing struct{}

func (nothing) Resolve(schema.GroupVersionKind) (schema.GroupVersionResource, error) {
	return schema.GroupVersionResource{}, errors.New("unknown")
}
