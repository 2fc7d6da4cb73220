PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0007');
CREATE TABLE actor (
	id TEXT NOT NULL, 
	claim TEXT NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_actor PRIMARY KEY (id, claim)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	field TEXT, 
	value TEXT, 
	analyst TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	others TEXT DEFAULT '[]' NOT NULL, named TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id)
);
INSERT INTO decision VALUES(1,'confirm','["r1.1"]',NULL,NULL,'Lima','the embassy says so','2026-11-29T11:03:06.686983+00:00','[]','[]');
INSERT INTO decision VALUES(2,'correct','["r3.1"]','type','arrest_detention','Lima','the ministry','2026-11-29T11:03:06.720815+00:00','[]','[]');
INSERT INTO decision VALUES(3,'reject','["r5.1"]',NULL,NULL,'Lima','an old tale','2026-11-29T11:03:06.742470+00:00','[]','[]');
INSERT INTO decision VALUES(4,'merge','["r3.1", "r4.1"]',NULL,NULL,'Sow','one convoy','2026-11-29T11:03:06.759900+00:00','[]','[]');
INSERT INTO decision VALUES(5,'split','["r1.1"]',NULL,NULL,'Sow','two convoys','2026-11-29T11:03:06.796166+00:00','["r2.1"]','[]');
CREATE TABLE failure (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	code TEXT NOT NULL, 
	message TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	failed_at TEXT NOT NULL, 
	resolved_at TEXT, 
	CONSTRAINT pk_failure PRIMARY KEY (id)
);
INSERT INTO failure VALUES('failed:1','empty.txt','empty_text','It holds no text: give another file.',1,'2026-11-29T11:03:06.685342+00:00',NULL);
CREATE TABLE place (
	geonameid INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	admin1 TEXT, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (geonameid)
);
INSERT INTO place VALUES(2439376,'Téra','NE','Tillabéri',14.009999999999999786,0.75);
INSERT INTO place VALUES(2455166,'Kobri','ML','Kayes',13.118999999999999772,-9.900999999999999801);
CREATE TABLE redirect (
	id TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_redirect PRIMARY KEY (id)
);
CREATE TABLE report (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	family TEXT NOT NULL, 
	current_revision INTEGER NOT NULL, 
	ingested_at TEXT NOT NULL, location TEXT, 
	CONSTRAINT pk_report PRIMARY KEY (id)
);
INSERT INTO report VALUES('r1','r1.txt','r1',1,'2026-11-29T11:03:06.313685+00:00',NULL);
INSERT INTO report VALUES('r2','r2.txt','r2',2,'2026-11-29T11:03:06.313685+00:00',NULL);
INSERT INTO report VALUES('r3','r3.txt','r3',1,'2026-11-29T11:03:06.554107+00:00',NULL);
INSERT INTO report VALUES('r4','r4.txt','r4',1,'2026-11-29T11:03:06.554107+00:00',NULL);
INSERT INTO report VALUES('r5','r5.txt','r5',1,'2026-11-29T11:03:06.608286+00:00',NULL);
CREATE TABLE revision (
	"key" INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	published TEXT, 
	lang TEXT, 
	known_at TEXT NOT NULL, 
	ingested_at TEXT NOT NULL, 
	superseded_at TEXT, 
	model TEXT NOT NULL, 
	signature TEXT NOT NULL, notes TEXT, 
	CONSTRAINT pk_revision PRIMARY KEY ("key"), 
	CONSTRAINT fk_revision_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT uq_revision_report UNIQUE (report, number)
);
INSERT INTO revision VALUES(1,'r1',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.','Five taken',NULL,'The Courier','2025-11-08','en','2025-11-08T23:59:59+00:00','2026-11-29T11:03:06.313685+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(2,'r2',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-09','en','2025-11-09T23:59:59+00:00','2026-11-29T11:03:06.313685+00:00','2025-11-10T23:59:59+00:00','rules-1.0','[]',NULL);
INSERT INTO revision VALUES(3,'r3',1,'2fb5df16c9ea5cb3309deeb14d6ae06a48739d5c94d2dc6318c3bdaf75d91826','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-07-02','en','2025-07-02T23:59:59+00:00','2026-11-29T11:03:06.554107+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(4,'r4',1,'e4f5858d34f10832b1a28b6fe8ec9eb0ef6887cedaa4f5016bf4fc6edc5a3107','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-09-21','en','2025-09-21T23:59:59+00:00','2026-11-29T11:03:06.554107+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(5,'r2',2,'aca27ec22a809c87b2c470e1b74f82c760689db695262a6a92120e57afa67d9c','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-10','en','2025-11-10T23:59:59+00:00','2026-11-29T11:03:06.608286+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(6,'r5',1,'84596273da0307228fe9507fd5aa71f62bf356c43aea6fa0945e233e3afaccea','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.','Nine',NULL,'The Courier','2025-03-12','en','2025-03-12T23:59:59+00:00','2026-11-29T11:03:06.608286+00:00',NULL,'rules-1.0','[]',NULL);
CREATE TABLE claim (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	type TEXT NOT NULL, 
	role TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_claim PRIMARY KEY ("key"), 
	CONSTRAINT fk_claim_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_claim_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO claim VALUES(1,'r1.1',1,'r1','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r1.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(2,'r2.1',2,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO claim VALUES(3,'r3.1',3,'r3','abduction','main','confirmed','2025-07-01','2025-07-01','NE','{"id":"r3.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":3,"low":3,"high":3,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(4,'r4.1',4,'r4','abduction','main','confirmed','2025-09-20','2025-09-20','NE','{"id":"r4.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":2,"low":2,"high":2,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(5,'r2.1',5,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":6,"low":6,"high":6,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(6,'r5.1',6,'r5','abduction','main','confirmed','2025-03-11','2025-03-11','NE','{"id":"r5.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":9,"low":9,"high":9,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13}}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE statement (
	"key" INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY ("key"), 
	CONSTRAINT fk_statement_report FOREIGN KEY(report) REFERENCES report (id), 
	CONSTRAINT fk_statement_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO statement VALUES(1,1,'r1','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(2,2,'r2','tally','{"kind":"tally","number":5,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO statement VALUES(3,3,'r3','tally','{"kind":"tally","number":3,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(4,4,'r4','tally','{"kind":"tally","number":2,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(5,5,'r2','tally','{"kind":"tally","number":6,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO statement VALUES(6,6,'r5','tally','{"kind":"tally","number":9,"what":"abducted","evidence":[{"start":0,"end":20}],"modifier":"exact","population":null,"place":null,"period":null}','2025-03-12T23:59:59+00:00',NULL);
CREATE TABLE claim_key (
	"key" TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_key PRIMARY KEY ("key", claim), 
	CONSTRAINT fk_claim_key_claim FOREIGN KEY(claim) REFERENCES claim ("key")
);
INSERT INTO claim_key VALUES('a|ML|captivity|-',1);
INSERT INTO claim_key VALUES('d|captive|5|739561',1);
INSERT INTO claim_key VALUES('d|captive|5|739562',1);
INSERT INTO claim_key VALUES('f|captive|IN',1);
INSERT INTO claim_key VALUES('m|ML|23856',1);
INSERT INTO claim_key VALUES('m|ML|23857',1);
INSERT INTO claim_key VALUES('o|r1',1);
INSERT INTO claim_key VALUES('p|kobri',1);
INSERT INTO claim_key VALUES('a|ML|captivity|-',2);
INSERT INTO claim_key VALUES('d|captive|5|739561',2);
INSERT INTO claim_key VALUES('d|captive|5|739562',2);
INSERT INTO claim_key VALUES('f|captive|IN',2);
INSERT INTO claim_key VALUES('m|ML|23856',2);
INSERT INTO claim_key VALUES('m|ML|23857',2);
INSERT INTO claim_key VALUES('o|r2',2);
INSERT INTO claim_key VALUES('p|kobri',2);
INSERT INTO claim_key VALUES('a|NE|captivity|-',3);
INSERT INTO claim_key VALUES('d|captive|3|739433',3);
INSERT INTO claim_key VALUES('d|captive|3|739434',3);
INSERT INTO claim_key VALUES('f|captive|IN',3);
INSERT INTO claim_key VALUES('m|NE|23852',3);
INSERT INTO claim_key VALUES('m|NE|23853',3);
INSERT INTO claim_key VALUES('o|r3',3);
INSERT INTO claim_key VALUES('p|tera',3);
INSERT INTO claim_key VALUES('a|NE|captivity|-',4);
INSERT INTO claim_key VALUES('d|captive|2|739514',4);
INSERT INTO claim_key VALUES('d|captive|2|739515',4);
INSERT INTO claim_key VALUES('f|captive|IN',4);
INSERT INTO claim_key VALUES('m|NE|23854',4);
INSERT INTO claim_key VALUES('m|NE|23855',4);
INSERT INTO claim_key VALUES('o|r4',4);
INSERT INTO claim_key VALUES('p|tera',4);
INSERT INTO claim_key VALUES('a|ML|captivity|-',5);
INSERT INTO claim_key VALUES('d|captive|6|739561',5);
INSERT INTO claim_key VALUES('d|captive|6|739562',5);
INSERT INTO claim_key VALUES('f|captive|IN',5);
INSERT INTO claim_key VALUES('m|ML|23856',5);
INSERT INTO claim_key VALUES('m|ML|23857',5);
INSERT INTO claim_key VALUES('n|captive|ML|6',5);
INSERT INTO claim_key VALUES('o|r2',5);
INSERT INTO claim_key VALUES('p|kobri',5);
INSERT INTO claim_key VALUES('a|NE|captivity|-',6);
INSERT INTO claim_key VALUES('d|captive|9|739321',6);
INSERT INTO claim_key VALUES('d|captive|9|739322',6);
INSERT INTO claim_key VALUES('f|captive|IN',6);
INSERT INTO claim_key VALUES('m|NE|23848',6);
INSERT INTO claim_key VALUES('m|NE|23849',6);
INSERT INTO claim_key VALUES('n|captive|NE|9',6);
INSERT INTO claim_key VALUES('o|r5',6);
INSERT INTO claim_key VALUES('p|tera',6);
CREATE TABLE IF NOT EXISTS "indexed" (
	"row" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_indexed PRIMARY KEY ("row"), 
	CONSTRAINT uq_indexed_kind UNIQUE (kind, id)
);
INSERT INTO "indexed" VALUES(1,'report','1');
INSERT INTO "indexed" VALUES(2,'report','2');
INSERT INTO "indexed" VALUES(3,'incident','1');
INSERT INTO "indexed" VALUES(4,'incident','2');
INSERT INTO "indexed" VALUES(5,'report','3');
INSERT INTO "indexed" VALUES(6,'report','4');
INSERT INTO "indexed" VALUES(7,'incident','3');
INSERT INTO "indexed" VALUES(8,'incident','4');
INSERT INTO "indexed" VALUES(9,'report','5');
INSERT INTO "indexed" VALUES(10,'report','6');
INSERT INTO "indexed" VALUES(11,'incident','5');
INSERT INTO "indexed" VALUES(12,'incident','6');
INSERT INTO "indexed" VALUES(13,'incident','7');
INSERT INTO "indexed" VALUES(14,'incident','8');
INSERT INTO "indexed" VALUES(15,'incident','9');
INSERT INTO "indexed" VALUES(16,'incident','10');
INSERT INTO "indexed" VALUES(17,'incident','11');
INSERT INTO "indexed" VALUES(18,'incident','12');
INSERT INTO "indexed" VALUES(19,'incident','13');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize="porter unicode61 remove_diacritics 2 categories ''L* M* N* Co''")');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'130000728109');
INSERT INTO words_data VALUES(10,X'00000000010d0d000d0101010201010301010401010501010601010701010801010901010a01010b01010c01010d0101');
INSERT INTO words_data VALUES(137438953473,X'000000d703303036010601030b01023131010601030a010432303235010601030901013501060103040104616d6164010601030f03036f6e670106010312010664696172726101060103100107656d6261737369010601030d02046e67696e01060103050104666976650106010202010667756e6d656e010601030201026973010601031101056b6f627269010601030701046e656172010601030601026f6e0106010308010473616964010601030e010574616b656e010601020302026865010601030c04016d010601031302036f6f6b01060103030409090b080b0a0d0e0b0b0d090c0b090b0c0908');
INSERT INTO words_data VALUES(274877906945,X'0000014603303036020601030b01023131020601030a0104323032350206010309010601020a010601020a010135020601030401060102020106010202010136030601020801060102080106616264756374030c010204010302010c01020401030202036d6164020601030f03036f6e670206010312010664696172726102060103100107656d6261737369020601030d02046e67696e0206010305010667756e6d656e0206010302010601030301060103030106696e6469616e03060102030106010203020173020601031101056b6f62726902060103070106010206010601020601046d616c690306010207010601020701046e65617202060103060106010205010601020502026f760306010209010601020901026f6e0206010308010473616964020601030e0103746865020601030c04016d020601031302036f6f6b020601030304090915120d180a0a0d0e0b1712081610150e090b0a08');
INSERT INTO words_data VALUES(412316860417,X'000000be03303031050601030b020137050601030a010432303235050601030901013305060103040104616d6164050601030f03036f6e670506010312010664696172726105060103100107656d6261737369050601030d02046e67696e0506010305010667756e6d656e050601030201026973050601031101046e656172050601030601026f6e0506010308010473616964050601030e010474657261050601030702026865050601030c04016d050601031302036f6f6b05060103030409080b080b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(549755813889,X'000000bc03303039060601030a0101320606010304020130060601030b0302323506060103090104616d6164060601030f03036f6e670606010312010664696172726106060103100107656d6261737369060601030d02046e67696e0606010305010667756e6d656e060601030201026973060601031101046e656172060601030601026f6e0606010308010473616964060601030e010474657261060601030702026865060601030c04016d060601031302036f6f6b060601030304090808090b0a0d0e0b0d090b090b0b0908');
INSERT INTO words_data VALUES(687194767361,X'000000b202303107060102080101320806010202020130080601020803023235070601020a010601020a01013307060102020106616264756374070c010204010302010c010204010302010667756e6d656e070601030301060103030106696e6469616e0706010203010601020301036a756c070601020901046e65617207060102050106010205020469676572070601020701060102070103736570080601020901047465726107060102060106010206040808080e081812120a10100a');
INSERT INTO words_data VALUES(824633720833,X'000000c103303036090601030b01023131090601030a010432303235090601030901013609060103040104616d6164090601030f03036f6e670906010312010664696172726109060103100107656d6261737369090601030d02046e67696e0906010305010667756e6d656e090601030201026973090601031101056b6f627269090601030701046e656172090601030601026f6e0906010308010473616964090601030e0103746865090601030c04016d090601031302036f6f6b09060103030409090b080b0a0d0e0b0d090c0b090b0a08');
INSERT INTO words_data VALUES(962072674305,X'000000c9033030330a0601030a010231310a0601030b0104323032350a060103090101390a060103040104616d61640a0601030f03036f6e670a0601031201066469617272610a060103100107656d62617373690a0601030d02046e67696e0a06010305010667756e6d656e0a06010302010269730a0601031101046e6561720a060103060203696e650a0601020201026f6e0a060103080104736169640a0601030e0104746572610a06010307020268650a0601030c04016d0a0601031302036f6f6b0a060103030409090b080b0a0d0e0b0d090b0a090b0b0908');
INSERT INTO words_data VALUES(1099511627777,X'000000b8033031310c060102080104323032350b0601020a010601020a0101360b08010202080101390c0601020201066162647563740b0c010204010302010c010204010302010667756e6d656e0b0601030301060103030106696e6469616e0b06010203010601020301056b6f6272690b0601020601046d616c690b060102070301720c0601020901046e6561720b0601020501060102050204696765720c0601020702026f760b060102090104746572610c0601020604091009081812120c0b08100b09');
INSERT INTO words_data VALUES(1236950581249,X'0000006d0530323032350d0601020a0101360d080102020801066162647563740d0c010204010302010667756e6d656e0d060103030106696e6469616e0d0601020301056b6f6272690d0601020601046d616c690d0601020701046e6561720d0601020502026f760d06010209040b09100d0d0c0b0b');
INSERT INTO words_data VALUES(1374389534721,X'0000006c0230310e060102060104323032350e0601020801066172726573740e0c0102020103020106646574656e740e06010303010667756e6d656e0e0601030401036a756c0e0601020701046e6561720e060102030204696765720e060102050104746572610e0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1511828488193,X'0000006c0230310f060102060104323032350f0601020801066172726573740f0c0102020103020106646574656e740f06010303010667756e6d656e0f0601030401036a756c0f0601020701046e6561720f060102030204696765720f060102050104746572610f0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1649267441665,X'000000a5053032303235100601020a010601020a010135110601020201013610080102020801060102080106616264756374100c010204010302010c010204010302010667756e6d656e100601030301060103030106696e6469616e1006010203010601020301056b6f6272691006010206010601020601046d616c691006010207010601020701046e6561721006010205010601020502026f76100601020901060102090410080e181212111010');
INSERT INTO words_data VALUES(1786706395137,X'000000b9023031120601020601013213060102020201301306010208030232351206010208010601020a0106616264756374130c01020401030202057272657374120c0102020103020106646574656e741206010303010667756e6d656e120601030401060103030106696e6469616e130601020301036a756c120601020701046e65617212060102030106010205020469676572120601020501060102070103736570130601020901047465726112060102040106010206040808080e100f0d120d0a10100a');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
INSERT INTO words_idx VALUES(2,X'',2);
INSERT INTO words_idx VALUES(3,X'',2);
INSERT INTO words_idx VALUES(4,X'',2);
INSERT INTO words_idx VALUES(5,X'',2);
INSERT INTO words_idx VALUES(6,X'',2);
INSERT INTO words_idx VALUES(7,X'',2);
INSERT INTO words_idx VALUES(8,X'',2);
INSERT INTO words_idx VALUES(9,X'',2);
INSERT INTO words_idx VALUES(10,X'',2);
INSERT INTO words_idx VALUES(11,X'',2);
INSERT INTO words_idx VALUES(12,X'',2);
INSERT INTO words_idx VALUES(13,X'',2);
CREATE TABLE IF NOT EXISTS 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO words_content VALUES(1,'report','1','Five taken','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(2,'report','2','','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(3,'incident','1','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(4,'incident','2','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(5,'report','3','','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(6,'report','4','','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(7,'incident','3','3 Indians abducted, near Téra, Niger, 1 Jul 2025','abduction Gunmen');
INSERT INTO words_content VALUES(8,'incident','4','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
INSERT INTO words_content VALUES(9,'report','5','','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(10,'report','6','Nine','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(11,'incident','5','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(12,'incident','6','9 Indians abducted, near Téra, Niger, 11 Mar 2025','abduction Gunmen');
INSERT INTO words_content VALUES(13,'incident','7','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(14,'incident','8','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(15,'incident','9','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(16,'incident','10','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(17,'incident','11','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(18,'incident','12','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(19,'incident','13','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(1,X'00000212');
INSERT INTO words_docsize VALUES(2,X'00000012');
INSERT INTO words_docsize VALUES(3,X'00000902');
INSERT INTO words_docsize VALUES(4,X'00000902');
INSERT INTO words_docsize VALUES(5,X'00000012');
INSERT INTO words_docsize VALUES(6,X'00000012');
INSERT INTO words_docsize VALUES(7,X'00000902');
INSERT INTO words_docsize VALUES(8,X'00000902');
INSERT INTO words_docsize VALUES(9,X'00000012');
INSERT INTO words_docsize VALUES(10,X'00000112');
INSERT INTO words_docsize VALUES(11,X'00000902');
INSERT INTO words_docsize VALUES(12,X'00000902');
INSERT INTO words_docsize VALUES(13,X'00000902');
INSERT INTO words_docsize VALUES(14,X'00000703');
INSERT INTO words_docsize VALUES(15,X'00000703');
INSERT INTO words_docsize VALUES(16,X'00000902');
INSERT INTO words_docsize VALUES(17,X'00000902');
INSERT INTO words_docsize VALUES(18,X'00000703');
INSERT INTO words_docsize VALUES(19,X'00000902');
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
CREATE TABLE revocation (
	decision INTEGER NOT NULL, 
	analyst TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_revocation PRIMARY KEY (decision), 
	CONSTRAINT fk_revocation_decision FOREIGN KEY(decision) REFERENCES decision (id)
);
INSERT INTO revocation VALUES(4,'','','2026-11-29T11:03:06.823084+00:00');
CREATE TABLE decision_claim (
	decision INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	claim TEXT, 
	CONSTRAINT pk_decision_claim PRIMARY KEY (decision, position), 
	CONSTRAINT fk_decision_claim_decision FOREIGN KEY(decision) REFERENCES decision (id), 
	CONSTRAINT fk_decision_claim_row FOREIGN KEY("row") REFERENCES claim ("key")
);
INSERT INTO decision_claim VALUES(1,0,0,1,'r1','r1.1');
INSERT INTO decision_claim VALUES(2,0,0,3,'r3','r3.1');
INSERT INTO decision_claim VALUES(3,0,0,6,'r5','r5.1');
INSERT INTO decision_claim VALUES(4,0,0,3,'r3','r3.1');
INSERT INTO decision_claim VALUES(4,1,0,4,'r4','r4.1');
INSERT INTO decision_claim VALUES(5,0,0,1,'r1','r1.1');
INSERT INTO decision_claim VALUES(5,1,1,5,'r2','r2.1');
CREATE TABLE change (
	"key" INTEGER NOT NULL, 
	cause TEXT NOT NULL, 
	reports TEXT NOT NULL, 
	decision INTEGER, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY ("key"), 
	CONSTRAINT fk_change_decision FOREIGN KEY(decision) REFERENCES decision (id)
);
INSERT INTO change VALUES(1,'reports','["r1", "r2"]',NULL,'2026-11-29T11:03:06.313685+00:00');
INSERT INTO change VALUES(2,'reports','["r3", "r4"]',NULL,'2026-11-29T11:03:06.554107+00:00');
INSERT INTO change VALUES(3,'reports','["r3", "r4"]',NULL,'2026-11-29T11:03:06.554107+00:00');
INSERT INTO change VALUES(4,'reports','["r2", "r5"]',NULL,'2026-11-29T11:03:06.608286+00:00');
INSERT INTO change VALUES(5,'reports','["r2", "r5"]',NULL,'2026-11-29T11:03:06.608286+00:00');
INSERT INTO change VALUES(6,'decision','[]',1,'2026-11-29T11:03:06.686983+00:00');
INSERT INTO change VALUES(7,'decision','[]',2,'2026-11-29T11:03:06.720815+00:00');
INSERT INTO change VALUES(8,'decision','[]',3,'2026-11-29T11:03:06.742470+00:00');
INSERT INTO change VALUES(9,'decision','[]',4,'2026-11-29T11:03:06.759900+00:00');
INSERT INTO change VALUES(10,'decision','[]',5,'2026-11-29T11:03:06.796166+00:00');
INSERT INTO change VALUES(11,'undo','[]',4,'2026-11-29T11:03:06.823084+00:00');
CREATE TABLE move (
	"key" INTEGER NOT NULL, 
	change INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	report TEXT NOT NULL, 
	former TEXT, 
	incident TEXT, 
	CONSTRAINT pk_move PRIMARY KEY ("key"), 
	CONSTRAINT fk_move_change FOREIGN KEY(change) REFERENCES change ("key")
);
INSERT INTO move VALUES(1,1,'r1.1','r1',NULL,'i-e84935bfe8d0');
INSERT INTO move VALUES(2,1,'r2.1','r2',NULL,'i-e84935bfe8d0');
INSERT INTO move VALUES(3,2,'r3.1','r3',NULL,'i-7fb8ee976cfb');
INSERT INTO move VALUES(4,3,'r4.1','r4',NULL,'i-abcf6565c48d');
INSERT INTO move VALUES(5,4,'r2.1','r2','i-e84935bfe8d0','i-e84935bfe8d0');
INSERT INTO move VALUES(6,5,'r5.1','r5',NULL,'i-f7ec90dbcc0a');
INSERT INTO move VALUES(7,8,'r5.1','r5','i-f7ec90dbcc0a',NULL);
INSERT INTO move VALUES(8,9,'r4.1','r4','i-abcf6565c48d','i-7fb8ee976cfb');
INSERT INTO move VALUES(9,10,'r2.1','r2','i-e84935bfe8d0','i-6ef4c4b6fc6f');
INSERT INTO move VALUES(10,11,'r4.1','r4','i-7fb8ee976cfb','i-abcf6565c48d');
CREATE TABLE standing (
	"key" INTEGER NOT NULL, 
	change INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	title TEXT NOT NULL, 
	status TEXT NOT NULL, 
	captivity TEXT, 
	links TEXT NOT NULL, 
	CONSTRAINT pk_standing PRIMARY KEY ("key"), 
	CONSTRAINT fk_standing_change FOREIGN KEY(change) REFERENCES change ("key")
);
INSERT INTO standing VALUES(1,1,'i-e84935bfe8d0','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(2,2,'i-7fb8ee976cfb','3 Indians abducted, near Téra, Niger, 1 Jul 2025','confirmed','held','[]');
INSERT INTO standing VALUES(3,3,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
INSERT INTO standing VALUES(4,4,'i-e84935bfe8d0','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(5,5,'i-f7ec90dbcc0a','9 Indians abducted, near Téra, Niger, 11 Mar 2025','confirmed','held','[]');
INSERT INTO standing VALUES(6,7,'i-7fb8ee976cfb','Arrested, near Téra, Niger, 1 Jul 2025','confirmed','unknown','[]');
INSERT INTO standing VALUES(7,10,'i-6ef4c4b6fc6f','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(8,10,'i-e84935bfe8d0','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(9,11,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
CREATE TABLE incident (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	known_from TEXT NOT NULL, 
	known_to TEXT, 
	type TEXT NOT NULL, 
	status TEXT NOT NULL, 
	title TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	country TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	body TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	CONSTRAINT pk_incident PRIMARY KEY ("key"), 
	CONSTRAINT uq_incident_id UNIQUE (id, known_from)
);
INSERT INTO incident VALUES(1,'i-e84935bfe8d0','2025-11-08T23:59:59+00:00','2025-11-09T23:59:59+00:00','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.313685+00:00');
INSERT INTO incident VALUES(2,'i-e84935bfe8d0','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-09","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T11:03:06.313685+00:00');
INSERT INTO incident VALUES(3,'i-7fb8ee976cfb','2025-07-02T23:59:59+00:00','2026-11-29T11:03:06.720815+00:00','abduction','confirmed','3 Indians abducted, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.554107+00:00');
INSERT INTO incident VALUES(4,'i-abcf6565c48d','2025-09-21T23:59:59+00:00','2026-11-29T11:03:06.759900+00:00','abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.554107+00:00');
INSERT INTO incident VALUES(5,'i-e84935bfe8d0','2025-11-10T23:59:59+00:00','2026-11-29T11:03:06.686983+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T11:03:06.608286+00:00');
INSERT INTO incident VALUES(6,'i-f7ec90dbcc0a','2025-03-12T23:59:59+00:00','2026-11-29T11:03:06.742470+00:00','abduction','confirmed','9 Indians abducted, near Téra, Niger, 11 Mar 2025','2025-03-11','2025-03-11','NE',14.009999999999999786,0.75,'{"id":"i-f7ec90dbcc0a","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r5.1"]}],"victims":[{"outcome":"abducted","best":9,"low":9,"high":9,"nationality":"IN","group":null,"part_of":null,"claims":["r5.1"],"role":null}],"claims":[{"report":"r5","claim":"r5.1"}],"origins":1,"links":[],"first_reported":"2025-03-12","updated":"2025-03-12","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r5.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.608286+00:00');
INSERT INTO incident VALUES(7,'i-e84935bfe8d0','2026-11-29T11:03:06.686983+00:00','2026-11-29T11:03:06.796166+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T11:03:06.686983+00:00');
INSERT INTO incident VALUES(8,'i-7fb8ee976cfb','2026-11-29T11:03:06.720815+00:00','2026-11-29T11:03:06.759900+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:03:06.720815+00:00');
INSERT INTO incident VALUES(9,'i-7fb8ee976cfb','2026-11-29T11:03:06.759900+00:00','2026-11-29T11:03:06.823084+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1","r4.1"]}],"victims":[{"outcome":"abducted","best":3,"low":2,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1","r4.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"},{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-09-21","disagreements":[{"field":"date","values":[["2025-07-01",["r3.1"]],["2025-09-20",["r4.1"]]]},{"field":"people abducted","values":[["2",["r4.1"]],["3",["r3.1"]]]}],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1","r4.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:03:06.759900+00:00');
INSERT INTO incident VALUES(10,'i-6ef4c4b6fc6f','2026-11-29T11:03:06.796166+00:00',NULL,'abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-6ef4c4b6fc6f","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":6,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r2.1"],"role":null}],"claims":[{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-10","updated":"2025-11-10","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r2.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.796166+00:00');
INSERT INTO incident VALUES(11,'i-e84935bfe8d0','2026-11-29T11:03:06.796166+00:00',NULL,'abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T11:03:06.796166+00:00');
INSERT INTO incident VALUES(12,'i-7fb8ee976cfb','2026-11-29T11:03:06.823084+00:00',NULL,'arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T11:03:06.823084+00:00');
INSERT INTO incident VALUES(13,'i-abcf6565c48d','2026-11-29T11:03:06.823084+00:00',NULL,'abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T11:03:06.823084+00:00');
CREATE TABLE incident_claim (
	version INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_incident_claim PRIMARY KEY (version, claim), 
	CONSTRAINT fk_incident_claim_version FOREIGN KEY(version) REFERENCES incident ("key")
);
INSERT INTO incident_claim VALUES(1,'r1.1','r1');
INSERT INTO incident_claim VALUES(2,'r1.1','r1');
INSERT INTO incident_claim VALUES(2,'r2.1','r2');
INSERT INTO incident_claim VALUES(3,'r3.1','r3');
INSERT INTO incident_claim VALUES(4,'r4.1','r4');
INSERT INTO incident_claim VALUES(5,'r1.1','r1');
INSERT INTO incident_claim VALUES(5,'r2.1','r2');
INSERT INTO incident_claim VALUES(6,'r5.1','r5');
INSERT INTO incident_claim VALUES(7,'r1.1','r1');
INSERT INTO incident_claim VALUES(7,'r2.1','r2');
INSERT INTO incident_claim VALUES(8,'r3.1','r3');
INSERT INTO incident_claim VALUES(9,'r3.1','r3');
INSERT INTO incident_claim VALUES(9,'r4.1','r4');
INSERT INTO incident_claim VALUES(10,'r2.1','r2');
INSERT INTO incident_claim VALUES(11,'r1.1','r1');
INSERT INTO incident_claim VALUES(12,'r3.1','r3');
INSERT INTO incident_claim VALUES(13,'r4.1','r4');
CREATE TABLE incident_victims (
	"key" INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	outcome TEXT NOT NULL, 
	nationality TEXT, 
	best INTEGER, 
	low INTEGER, 
	high INTEGER, 
	part_of INTEGER, 
	CONSTRAINT pk_incident_victims PRIMARY KEY ("key"), 
	CONSTRAINT fk_incident_victims_version FOREIGN KEY(version) REFERENCES incident ("key")
);
INSERT INTO incident_victims VALUES(1,1,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(2,2,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(3,3,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(4,4,'abducted','IN',2,2,2,NULL);
INSERT INTO incident_victims VALUES(5,5,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(6,6,'abducted','IN',9,9,9,NULL);
INSERT INTO incident_victims VALUES(7,7,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(8,8,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(9,9,'abducted','IN',3,2,3,NULL);
INSERT INTO incident_victims VALUES(10,10,'abducted','IN',6,6,6,NULL);
INSERT INTO incident_victims VALUES(11,11,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(12,12,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(13,13,'abducted','IN',2,2,2,NULL);
CREATE TABLE link (
	version INTEGER NOT NULL, 
	relation TEXT NOT NULL, 
	other TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (version, relation, other), 
	CONSTRAINT fk_link_version FOREIGN KEY(version) REFERENCES incident ("key")
);
CREATE TABLE due (
	claim INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (claim), 
	CONSTRAINT fk_due_claim FOREIGN KEY(claim) REFERENCES claim ("key")
);
CREATE TABLE band (
	band TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_band PRIMARY KEY (band, revision), 
	CONSTRAINT fk_band_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO band VALUES('r01acec2dabcb|52825',1);
INSERT INTO band VALUES('r0fc70a480f61|52825',1);
INSERT INTO band VALUES('n061081ca883d|52825',1);
INSERT INTO band VALUES('nc01a56510e4d|52825',1);
INSERT INTO band VALUES('r01acec2dabcb|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52826',2);
INSERT INTO band VALUES('n061081ca883d|52826',2);
INSERT INTO band VALUES('nc01a56510e4d|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52816',3);
INSERT INTO band VALUES('n408b9b286c78|52816',3);
INSERT INTO band VALUES('n71d086f1c59d|52816',3);
INSERT INTO band VALUES('r0c206a9aa53b|52822',4);
INSERT INTO band VALUES('n90824fe3eaa7|52822',4);
INSERT INTO band VALUES('ncbe24c5d67d4|52822',4);
INSERT INTO band VALUES('r0fc70a480f61|52826',5);
INSERT INTO band VALUES('n061081ca883d|52826',5);
INSERT INTO band VALUES('nc01a56510e4d|52826',5);
INSERT INTO band VALUES('r0fc70a480f61|52808',6);
INSERT INTO band VALUES('nbc0984b5f896|52808',6);
INSERT INTO band VALUES('nc59ffc709c63|52808',6);
CREATE TABLE kin (
	revision INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	CONSTRAINT pk_kin PRIMARY KEY (revision, other), 
	CONSTRAINT fk_kin_revision FOREIGN KEY(revision) REFERENCES revision ("key"), 
	CONSTRAINT fk_kin_other FOREIGN KEY(other) REFERENCES revision ("key")
);
INSERT INTO kin VALUES(2,1);
INSERT INTO kin VALUES(1,2);
CREATE TABLE chain (
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	commitment TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_chain PRIMARY KEY (number)
);
INSERT INTO chain VALUES(1,'report',1,'2026-11-29T11:03:06.313685+00:00','68b2fe496daa2efcc50a393ecf222d4447f0c0c6b890a348962b258c978355a7','849779eac14045f8a67946d09577239a45a9b17ee1a4ff6648a564cf26585f3a');
INSERT INTO chain VALUES(2,'reading',1,'2026-11-29T11:03:06.313685+00:00','06a40a69f9feb0acecd76ac24acbe922d8da34f71f38b5b16062f89d12f80981','c15ac363c1d9f9e8fa8dded196df7c8d296a7ac457c7ab499ef71ba0c25a1095');
INSERT INTO chain VALUES(3,'report',2,'2026-11-29T11:03:06.313685+00:00','0dabc1955c7858aea9d24f1a3d3520d50a4d7d5da75e9465f37d0dea06f9ebc0','f0183678eed646f6df3c8a792733f19b305cd18cdbef2ff582a6ed486d49a1d4');
INSERT INTO chain VALUES(4,'reading',2,'2026-11-29T11:03:06.313685+00:00','1644dc21f3e9a428ffe8b8ae18eb9764b43a3a7c4a9407ee1277cc0ae96b356c','247370c77cba8bdc6687ecdf63d37148660e2feb27ec97193b4c2929ca0d032f');
INSERT INTO chain VALUES(5,'report',3,'2026-11-29T11:03:06.554107+00:00','b6d9d7047a2f7f261eaee191dddabe7869c13a57d93084a1038ec3b9eaa71361','5b8dc2c9bfb2de1b843425b4841dbea340d7b8d1ed962a31c59ab3a4546a10ae');
INSERT INTO chain VALUES(6,'reading',3,'2026-11-29T11:03:06.554107+00:00','0900a9dc99df8232634635b73c4706d8524c594b7b01bee723428d1ce9f573a8','73060728532d11024fe6c0722222a3127206a295ad82924fbc4d85e37d7268bc');
INSERT INTO chain VALUES(7,'report',4,'2026-11-29T11:03:06.554107+00:00','2f6d71abc9d66338633bbc622ca7ad904341f0c349fc24ae5e88642c466936e6','a93a01e84d6cd4715924410a875686839eb07cfce9289dfe36ec4bbe27b97e75');
INSERT INTO chain VALUES(8,'reading',4,'2026-11-29T11:03:06.554107+00:00','0b5530281c693dc2227637a3156b48c63d868fefc6bb22076ce7da1095a26544','f586f4a0bbec30986c6915f7b1b9cf4ca664e87a0398fde42272019bf2358745');
INSERT INTO chain VALUES(9,'report',5,'2026-11-29T11:03:06.608286+00:00','49bb83e03a9393002151001518d4b900fdce13ca7f64f6b994412c16d33ee26d','8efec242346cab0961c6e28f374788296219a6f18fb14124e58cb6b5bc2bf63c');
INSERT INTO chain VALUES(10,'reading',5,'2026-11-29T11:03:06.608286+00:00','e68b0524821f9605085705c5f39f84d1d9571a33b95ceffb4bd7e8ed1d3940e8','be32ce6681cd0e85d70e1606795bc93c07e5c4fa2ee3dede5ca5cceb9bf2785b');
INSERT INTO chain VALUES(11,'report',6,'2026-11-29T11:03:06.608286+00:00','d813d3015ee525706ffa5de5096c57104c957abf05580b1ef3de119488e6f8ac','5d031d0b45f6d567d0c3e7c2a512a66f8f42e47fef005644490f61a55e161ffb');
INSERT INTO chain VALUES(12,'reading',6,'2026-11-29T11:03:06.608286+00:00','cfbd451ef8b5a2c183f393ba1bf9cdd23282180581d2b103a30554a28b64f7a4','4528873dddb4b433b8e71072cc066d332f1b42a849beea474a0de1fbd75d1d21');
INSERT INTO chain VALUES(13,'decision',1,'2026-11-29T11:03:06.686983+00:00','933691567f99812ea352a3281b01e8e0cf8cfdd9601b09797e3791eb1022a838','3d367f221fc188b881eb0a7dee0952bfa6aee9a0d660ed127fb5c0691e49c873');
INSERT INTO chain VALUES(14,'decision',2,'2026-11-29T11:03:06.720815+00:00','a06e74a84784ee226325c701176838b4ba604f074efb240b04d8c7fea6804d21','694b28377b4860154610dbcecfe80b49bf51cd6bb8a05f39ba5111b3eb87d78d');
INSERT INTO chain VALUES(15,'decision',3,'2026-11-29T11:03:06.742470+00:00','1054c3c4b6d2f61878a569be8e55843a493988c9be0ef03339dfe675f5c35611','a185ecd995e25237d00c2a8dab1b6ae2d46d01a999beb115155f49bae6190b0b');
INSERT INTO chain VALUES(16,'decision',4,'2026-11-29T11:03:06.759900+00:00','6f07bbd5d46b236e2c473127365a9dfcb67bb3694c241948f698d4893ffe3ef6','8e9f8780333716185e5e9efbb0478fc7d3938489d721a71fd0941aa6392d03d1');
INSERT INTO chain VALUES(17,'decision',5,'2026-11-29T11:03:06.796166+00:00','dd795c8c68fb910e303a8827f822b55a987220617767ecd2e92584cbd776e505','45effdbb78ea0d3dcb1064a2a550a84c8a71df48344f12d48dd8513263099479');
INSERT INTO chain VALUES(18,'revocation',4,'2026-11-29T11:03:06.823084+00:00','c9a879db1aa64f41d51f27d006f3e994e28796224a670e5fe208128ab180a631','308304a3c48da28ad39a533f581931fa5ffed3634b67425bdacc31593fa531c8');
CREATE TABLE chain_key (
	number INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_chain_key PRIMARY KEY (number), 
	CONSTRAINT fk_chain_key_number FOREIGN KEY(number) REFERENCES chain (number)
);
INSERT INTO chain_key VALUES(1,'408f6b894b08d30b14daf082703040c207142924ee177496bba6cb4fbe4a3f83');
INSERT INTO chain_key VALUES(2,'73e01cbe49ede4cd6df22143b0ee54c5c26b904c19c784cdb385339cdb4526b7');
INSERT INTO chain_key VALUES(3,'3ef8eb33e876a13626f6850b17f893ddfa932768091db8a13e25f0ddd664a437');
INSERT INTO chain_key VALUES(4,'7f8dc5b9d3ede0d78042541f0b4c87d4ee8e6c7212eedafd8956a70d7109de18');
INSERT INTO chain_key VALUES(5,'2941f3b6bb1dff2071b0ba573700959bfc864069ea80fb5e9adc4b2be45d6103');
INSERT INTO chain_key VALUES(6,'2fa643cbe5e4925e25e847d0664b43c126e193f2f812fb649cc13620208cfbbe');
INSERT INTO chain_key VALUES(7,'0eb7fa57f352fa6ed345c58fba21e0b50f3d55b977bb388afa68ac736859634d');
INSERT INTO chain_key VALUES(8,'d21bf460e68295f99d26b9b7d0b7667cba1158ec8c045615c3879cafdf4fe3bd');
INSERT INTO chain_key VALUES(9,'e628ee39f570030c2cc91ee3d10e6caeb43c58571c557de10c1fb5d77ada4165');
INSERT INTO chain_key VALUES(10,'1f5d0e9f89e3927b1ace81194401a1659a5cf0cdbe91cfae6f1510e6ffce7dfe');
INSERT INTO chain_key VALUES(11,'a0cc47254bbbf694d8b2f1326d2ea418c9d03f022960ff4822f837a8a8043d52');
INSERT INTO chain_key VALUES(12,'ce01ed428eaf73c6440f4fc785fb9e534d0ebb2786cf8d6e67d43c282f22d115');
INSERT INTO chain_key VALUES(13,'41016b2e13322eb6f1724ab4e2eafcb51b343340d55c3350fad2a705a2fa6e25');
INSERT INTO chain_key VALUES(14,'38ba28021c1bf097de0c206f749d2c08200d2963337bcb727319247aa3a85b7c');
INSERT INTO chain_key VALUES(15,'01d78b6327e58f34607fb29704b6836eff2bd4afae61caf1319c261f1470adb3');
INSERT INTO chain_key VALUES(16,'4e1ded3493b36e41a907a55f23bcab1ad58dcb75a1dc445564d70405103ff0b5');
INSERT INTO chain_key VALUES(17,'4201031b17e14a70f00d92aba1ea5e2e9158f1518da75a0ac65fef29939d9cbc');
INSERT INTO chain_key VALUES(18,'85a7ba7ea8b98d9f5ba1e7cacaefea74c304194b395dafd1c44b27951af00dd0');
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	account TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	places INTEGER NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id)
);
CREATE TABLE erased (
	fingerprint TEXT NOT NULL, 
	words INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	erasure INTEGER NOT NULL, 
	CONSTRAINT pk_erased PRIMARY KEY (fingerprint), 
	CONSTRAINT fk_erased_erasure FOREIGN KEY(erasure) REFERENCES erasure (id)
);
CREATE TABLE audit (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	account TEXT NOT NULL, 
	act TEXT NOT NULL, 
	about TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (number)
);
CREATE TABLE allowed (
	account TEXT NOT NULL, 
	granted_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_allowed PRIMARY KEY (account)
);
CREATE TABLE rereading (
	revision INTEGER NOT NULL, 
	model TEXT NOT NULL, 
	body TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_rereading PRIMARY KEY (revision), 
	CONSTRAINT fk_rereading_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
CREATE INDEX ix_report_family ON report (family);
CREATE INDEX ix_revision_digest ON revision (digest);
CREATE INDEX ix_revision_report ON revision (report);
CREATE INDEX ix_claim_id ON claim (id);
CREATE INDEX ix_claim_known_at ON claim (known_at);
CREATE INDEX ix_claim_report ON claim (report);
CREATE INDEX ix_claim_revision ON claim (revision);
CREATE INDEX ix_statement_kind ON statement (kind);
CREATE INDEX ix_statement_revision ON statement (revision);
CREATE INDEX ix_claim_key_claim ON claim_key (claim);
CREATE INDEX ix_actor_claim ON actor (claim);
CREATE INDEX ix_failure_source ON failure (source);
CREATE INDEX ix_redirect_incident ON redirect (incident);
CREATE INDEX ix_report_location ON report (location);
CREATE INDEX ix_decision_claim_report ON decision_claim (report);
CREATE INDEX ix_decision_claim_claim ON decision_claim (claim);
CREATE INDEX ix_change_decision ON change (decision);
CREATE INDEX ix_move_change ON move (change);
CREATE INDEX ix_move_claim ON move (claim);
CREATE INDEX ix_move_former ON move (former);
CREATE INDEX ix_move_incident ON move (incident);
CREATE INDEX ix_standing_incident ON standing (incident);
CREATE INDEX ix_incident_start ON incident (known_to, start);
CREATE INDEX ix_incident_type ON incident (type, known_to, start);
CREATE INDEX ix_incident_country ON incident (country, known_to, start);
CREATE INDEX ix_incident_victims_version ON incident_victims (version);
CREATE INDEX ix_incident_victims_outcome ON incident_victims (outcome);
CREATE INDEX ix_incident_claim_claim ON incident_claim (claim);
CREATE INDEX ix_band_revision ON band (revision);
CREATE INDEX ix_chain_kind ON chain (kind, subject);
CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain BEGIN SELECT RAISE(ABORT, 'chain is only ever added to'); END;
CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT RAISE(ABORT, 'chain is only ever added to'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
PRAGMA writable_schema=OFF;
COMMIT;
