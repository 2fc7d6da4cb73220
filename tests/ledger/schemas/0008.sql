PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0008');
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
INSERT INTO decision VALUES(1,'confirm','["r1.1"]',NULL,NULL,'Lima','the embassy says so','2026-11-29T12:45:58.906766+00:00','[]','[]');
INSERT INTO decision VALUES(2,'correct','["r3.1"]','type','arrest_detention','Lima','the ministry','2026-11-29T12:45:59.043676+00:00','[]','[]');
INSERT INTO decision VALUES(3,'reject','["r5.1"]',NULL,NULL,'Lima','an old tale','2026-11-29T12:45:59.115426+00:00','[]','[]');
INSERT INTO decision VALUES(4,'merge','["r3.1", "r4.1"]',NULL,NULL,'Sow','one convoy','2026-11-29T12:45:59.160574+00:00','[]','[]');
INSERT INTO decision VALUES(5,'split','["r1.1"]',NULL,NULL,'Sow','two convoys','2026-11-29T12:45:59.270361+00:00','["r2.1"]','[]');
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
INSERT INTO failure VALUES('failed:1','empty.txt','empty_text','It holds no text: give another file.',1,'2026-11-29T12:45:58.905100+00:00',NULL);
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
INSERT INTO report VALUES('r1','r1.txt','r1',1,'2026-11-29T12:45:57.701851+00:00',NULL);
INSERT INTO report VALUES('r2','r2.txt','r2',2,'2026-11-29T12:45:57.701851+00:00',NULL);
INSERT INTO report VALUES('r3','r3.txt','r3',1,'2026-11-29T12:45:58.542212+00:00',NULL);
INSERT INTO report VALUES('r4','r4.txt','r4',1,'2026-11-29T12:45:58.542212+00:00',NULL);
INSERT INTO report VALUES('r5','r5.txt','r5',1,'2026-11-29T12:45:58.678936+00:00',NULL);
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
INSERT INTO revision VALUES(1,'r1',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.','Five taken',NULL,'The Courier','2025-11-08','en','2025-11-08T23:59:59+00:00','2026-11-29T12:45:57.701851+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(2,'r2',1,'fc4246a3af695154ab8683990a8808a77511899166039c4227b15943c65cd4a6','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-09','en','2025-11-09T23:59:59+00:00','2026-11-29T12:45:57.701851+00:00','2025-11-10T23:59:59+00:00','rules-1.0','[]',NULL);
INSERT INTO revision VALUES(3,'r3',1,'2fb5df16c9ea5cb3309deeb14d6ae06a48739d5c94d2dc6318c3bdaf75d91826','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-07-02','en','2025-07-02T23:59:59+00:00','2026-11-29T12:45:58.542212+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(4,'r4',1,'e4f5858d34f10832b1a28b6fe8ec9eb0ef6887cedaa4f5016bf4fc6edc5a3107','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-09-21','en','2025-09-21T23:59:59+00:00','2026-11-29T12:45:58.542212+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(5,'r2',2,'aca27ec22a809c87b2c470e1b74f82c760689db695262a6a92120e57afa67d9c','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.',NULL,NULL,'The Courier','2025-11-10','en','2025-11-10T23:59:59+00:00','2026-11-29T12:45:58.678936+00:00',NULL,'rules-1.0','[]',NULL);
INSERT INTO revision VALUES(6,'r5',1,'84596273da0307228fe9507fd5aa71f62bf356c43aea6fa0945e233e3afaccea','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.','Nine',NULL,'The Courier','2025-03-12','en','2025-03-12T23:59:59+00:00','2026-11-29T12:45:58.678936+00:00',NULL,'rules-1.0','[]',NULL);
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
INSERT INTO claim VALUES(1,'r1.1',1,'r1','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r1.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-11-08T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(2,'r2.1',2,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":5,"low":5,"high":5,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00');
INSERT INTO claim VALUES(3,'r3.1',3,'r3','abduction','main','confirmed','2025-07-01','2025-07-01','NE','{"id":"r3.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":3,"low":3,"high":3,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-07-02T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(4,'r4.1',4,'r4','abduction','main','confirmed','2025-09-20','2025-09-20','NE','{"id":"r4.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":2,"low":2,"high":2,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-09-21T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(5,'r2.1',5,'r2','abduction','main','confirmed','2025-11-06','2025-11-06','ML','{"id":"r2.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":67}],"date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":{"start":38,"end":48}},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":{"start":29,"end":34},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":6,"low":6,"high":6,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-11-10T23:59:59+00:00',NULL);
INSERT INTO claim VALUES(6,'r5.1',6,'r5','abduction','main','confirmed','2025-03-11','2025-03-11','NE','{"id":"r5.1","type":"abduction","role":"main","modality":"confirmed","confidence":0.9,"evidence":[{"start":0,"end":66}],"date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":{"start":37,"end":47}},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":{"start":29,"end":33},"radius_km":null,"ends":[]},"counts":[{"outcome":"abducted","best":9,"low":9,"high":9,"modifier":"exact","nationality":"IN","role":null,"group":null,"standing":"current","part_of":null,"span":{"start":12,"end":13},"left":false,"died":false,"captive":false}],"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","span":{"start":0,"end":6}}],"speaker":null,"names":[],"credit":null,"meaning":null,"turns":[],"begun":null}','2025-03-12T23:59:59+00:00',NULL);
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
INSERT INTO "indexed" VALUES(4,'report','3');
INSERT INTO "indexed" VALUES(5,'report','4');
INSERT INTO "indexed" VALUES(6,'incident','2');
INSERT INTO "indexed" VALUES(7,'incident','3');
INSERT INTO "indexed" VALUES(8,'report','5');
INSERT INTO "indexed" VALUES(9,'report','6');
INSERT INTO "indexed" VALUES(10,'incident','4');
INSERT INTO "indexed" VALUES(11,'incident','5');
INSERT INTO "indexed" VALUES(12,'incident','6');
INSERT INTO "indexed" VALUES(13,'incident','7');
INSERT INTO "indexed" VALUES(14,'incident','8');
INSERT INTO "indexed" VALUES(15,'incident','9');
INSERT INTO "indexed" VALUES(16,'incident','10');
INSERT INTO "indexed" VALUES(17,'incident','11');
INSERT INTO "indexed" VALUES(18,'incident','12');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize="porter unicode61 remove_diacritics 2 categories ''L* M* N* Co''")');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'120000698107');
INSERT INTO words_data VALUES(10,X'00000000010a0a000a0101010201010301010401010501010601010701010801010901010a0101');
INSERT INTO words_data VALUES(137438953473,X'0000018103303036010601030b010601030b01023131010601030a010601030a01043230323501060103090106010309010601020a01013501060103040106010304010601020201013603060102080106616264756374030c01020401030202036d6164010601030f010601030f03036f6e67010601031201060103120106646961727261010601031001060103100107656d6261737369010601030d010601030d02046e67696e010601030501060103050104666976650106010202010667756e6d656e0106010302010601030201060103030106696e6469616e03060102030201730106010311010601031101056b6f62726901060103070106010307010601020601046d616c69030601020701046e65617201060103060106010306010601020502026f76030601020901026f6e01060103080106010308010473616964010601030e010601030e010574616b656e010601020302026865010601030c010601030c04016d0106010313010601031302036f6f6b01060103030106010303040e0e151208100f0f1213100b170d0d160b15090e100c0e0d');
INSERT INTO words_data VALUES(274877906945,X'00000074053032303235030701020a010135030701020201013603070102080106616264756374030d010204010302010667756e6d656e03070103030106696e6469616e030701020301056b6f627269030701020601046d616c69030701020701046e656172030701020502026f760307010209040b0808100d0d0c0b0b');
INSERT INTO words_data VALUES(412316860417,X'000001a903303031040601030b020137040601030a020139050601030a010131060601020801013205060103040206010202020130050601030b02060102080302323504060103090106010309010601020a010601020a010133040601030402060102020106616264756374060c010204010302010c01020401030202036d6164040601030f010601030f03036f6e67040601031201060103120106646961727261040601031001060103100107656d6261737369040601030d010601030d02046e67696e04060103050106010305010667756e6d656e04060103020106010302010601030301060103030106696e6469616e060601020301060102030201730406010311010601031101036a756c060601020901046e65617204060103060106010306010601020501060102050204696765720606010207010601020701026f6e04060103080106010308010473616964040601030e010601030e020265700706010209010474657261040601030701060103070106010206010601020602026865040601030c010601030c04016d0406010313010601031302036f6f6b0406010303010601030304090808080d0d180d180f0f1213101c120d0a1a100e10091a0e0d');
INSERT INTO words_data VALUES(549755813889,X'000000c103303036080601030b01023131080601030a010432303235080601030901013608060103040104616d6164080601030f03036f6e670806010312010664696172726108060103100107656d6261737369080601030d02046e67696e0806010305010667756e6d656e080601030201026973080601031101056b6f627269080601030701046e656172080601030601026f6e0806010308010473616964080601030e0103746865080601030c04016d080601031302036f6f6b08060103030409090b080b0a0d0e0b0d090c0b090b0a08');
INSERT INTO words_data VALUES(687194767361,X'0000015903303033090601030a01023131090601030b01060102080104323032350906010309010601020a010601020a0101360b08010202080101390906010304010601020201066162647563740a0c010204010302010c01020401030202036d6164090601030f03036f6e670906010312010664696172726109060103100107656d6261737369090601030d02046e67696e0906010305010667756e6d656e0906010302010601030301060103030106696e6469616e0a060102030106010203020173090601031101056b6f6272690b0601020601046d616c690b060102070301720a0601020901046e6561720906010306010601020501060102050204696765720a0601020703026e65090601020202026f760b0601020901026f6e0906010308010473616964090601030e0104746572610906010307010601020602026865090601030c04016d090601031302036f6f6b090601030304090e15090d180a0a0d0e0b1712080c0b08150b0909090b100908');
INSERT INTO words_data VALUES(824633720833,X'0000006d0530323032350c0601020a0101360c080102020801066162647563740c0c010204010302010667756e6d656e0c060103030106696e6469616e0c0601020301056b6f6272690c0601020601046d616c690c0601020701046e6561720c0601020502026f760c06010209040b09100d0d0c0b0b');
INSERT INTO words_data VALUES(962072674305,X'0000006c0230310d060102060104323032350d0601020801066172726573740d0c0102020103020106646574656e740d06010303010667756e6d656e0d0601030401036a756c0d0601020701046e6561720d060102030204696765720d060102050104746572610d0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1099511627777,X'0000006c0230310e060102060104323032350e0601020801066172726573740e0c0102020103020106646574656e740e06010303010667756e6d656e0e0601030401036a756c0e0601020701046e6561720e060102030204696765720e060102050104746572610e0601020404080b100d0d0a0b0b');
INSERT INTO words_data VALUES(1236950581249,X'000000a50530323032350f0601020a010601020a01013510060102020101360f0801020208010601020801066162647563740f0c010204010302010c010204010302010667756e6d656e0f0601030301060103030106696e6469616e0f06010203010601020301056b6f6272690f06010206010601020601046d616c690f06010207010601020701046e6561720f06010205010601020502026f760f0601020901060102090410080e181212111010');
INSERT INTO words_data VALUES(1374389534721,X'000000b9023031110601020601013212060102020201301206010208030232351106010208010601020a0106616264756374120c01020401030202057272657374110c0102020103020106646574656e741106010303010667756e6d656e110601030401060103030106696e6469616e120601020301036a756c110601020701046e65617211060102030106010205020469676572110601020501060102070103736570120601020901047465726111060102040106010206040808080e100f0d120d0a10100a');
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
CREATE TABLE IF NOT EXISTS 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO words_content VALUES(1,'report','1','Five taken','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(2,'report','2','','Gunmen took 5 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(3,'incident','1','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(4,'report','3','','Gunmen took 3 engineers near Téra on 2025-07-01, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(5,'report','4','','Gunmen took 2 engineers near Téra on 2025-09-20, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(6,'incident','2','3 Indians abducted, near Téra, Niger, 1 Jul 2025','abduction Gunmen');
INSERT INTO words_content VALUES(7,'incident','3','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
INSERT INTO words_content VALUES(8,'report','5','','Gunmen took 6 engineers near Kobri on 2025-11-06, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(9,'report','6','Nine','Gunmen took 9 engineers near Téra on 2025-03-11, the embassy said. Amadou Diarra is among them.');
INSERT INTO words_content VALUES(10,'incident','4','9 Indians abducted, near Téra, Niger, 11 Mar 2025','abduction Gunmen');
INSERT INTO words_content VALUES(11,'incident','5','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(12,'incident','6','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(13,'incident','7','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(14,'incident','8','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(15,'incident','9','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(16,'incident','10','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','abduction Gunmen');
INSERT INTO words_content VALUES(17,'incident','11','Arrested, near Téra, Niger, 1 Jul 2025','arrest detention Gunmen');
INSERT INTO words_content VALUES(18,'incident','12','2 Indians abducted, near Téra, Niger, 20 Sep 2025','abduction Gunmen');
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(1,X'00000212');
INSERT INTO words_docsize VALUES(2,X'00000012');
INSERT INTO words_docsize VALUES(3,X'00000902');
INSERT INTO words_docsize VALUES(4,X'00000012');
INSERT INTO words_docsize VALUES(5,X'00000012');
INSERT INTO words_docsize VALUES(6,X'00000902');
INSERT INTO words_docsize VALUES(7,X'00000902');
INSERT INTO words_docsize VALUES(8,X'00000012');
INSERT INTO words_docsize VALUES(9,X'00000112');
INSERT INTO words_docsize VALUES(10,X'00000902');
INSERT INTO words_docsize VALUES(11,X'00000902');
INSERT INTO words_docsize VALUES(12,X'00000902');
INSERT INTO words_docsize VALUES(13,X'00000703');
INSERT INTO words_docsize VALUES(14,X'00000703');
INSERT INTO words_docsize VALUES(15,X'00000902');
INSERT INTO words_docsize VALUES(16,X'00000902');
INSERT INTO words_docsize VALUES(17,X'00000703');
INSERT INTO words_docsize VALUES(18,X'00000902');
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
INSERT INTO revocation VALUES(4,'','','2026-11-29T12:45:59.363736+00:00');
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
INSERT INTO change VALUES(1,'reports','["r1", "r2"]',NULL,'2026-11-29T12:45:57.701851+00:00');
INSERT INTO change VALUES(2,'reports','["r1", "r2"]',NULL,'2026-11-29T12:45:57.701851+00:00');
INSERT INTO change VALUES(3,'reports','["r3", "r4"]',NULL,'2026-11-29T12:45:58.542212+00:00');
INSERT INTO change VALUES(4,'reports','["r3", "r4"]',NULL,'2026-11-29T12:45:58.542212+00:00');
INSERT INTO change VALUES(5,'reports','["r2", "r5"]',NULL,'2026-11-29T12:45:58.678936+00:00');
INSERT INTO change VALUES(6,'reports','["r2", "r5"]',NULL,'2026-11-29T12:45:58.678936+00:00');
INSERT INTO change VALUES(7,'decision','[]',1,'2026-11-29T12:45:58.906766+00:00');
INSERT INTO change VALUES(8,'decision','[]',2,'2026-11-29T12:45:59.043676+00:00');
INSERT INTO change VALUES(9,'decision','[]',3,'2026-11-29T12:45:59.115426+00:00');
INSERT INTO change VALUES(10,'decision','[]',4,'2026-11-29T12:45:59.160574+00:00');
INSERT INTO change VALUES(11,'decision','[]',5,'2026-11-29T12:45:59.270361+00:00');
INSERT INTO change VALUES(12,'undo','[]',4,'2026-11-29T12:45:59.363736+00:00');
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
INSERT INTO move VALUES(2,2,'r2.1','r2',NULL,'i-e84935bfe8d0');
INSERT INTO move VALUES(3,3,'r3.1','r3',NULL,'i-7fb8ee976cfb');
INSERT INTO move VALUES(4,4,'r4.1','r4',NULL,'i-abcf6565c48d');
INSERT INTO move VALUES(5,5,'r5.1','r5',NULL,'i-f7ec90dbcc0a');
INSERT INTO move VALUES(6,6,'r2.1','r2','i-e84935bfe8d0','i-e84935bfe8d0');
INSERT INTO move VALUES(7,9,'r5.1','r5','i-f7ec90dbcc0a',NULL);
INSERT INTO move VALUES(8,10,'r4.1','r4','i-abcf6565c48d','i-7fb8ee976cfb');
INSERT INTO move VALUES(9,11,'r2.1','r2','i-e84935bfe8d0','i-6ef4c4b6fc6f');
INSERT INTO move VALUES(10,12,'r4.1','r4','i-7fb8ee976cfb','i-abcf6565c48d');
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
INSERT INTO standing VALUES(2,3,'i-7fb8ee976cfb','3 Indians abducted, near Téra, Niger, 1 Jul 2025','confirmed','held','[]');
INSERT INTO standing VALUES(3,4,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
INSERT INTO standing VALUES(4,5,'i-f7ec90dbcc0a','9 Indians abducted, near Téra, Niger, 11 Mar 2025','confirmed','held','[]');
INSERT INTO standing VALUES(5,6,'i-e84935bfe8d0','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(6,8,'i-7fb8ee976cfb','Arrested, near Téra, Niger, 1 Jul 2025','confirmed','unknown','[]');
INSERT INTO standing VALUES(7,11,'i-6ef4c4b6fc6f','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(8,11,'i-e84935bfe8d0','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','confirmed','held','[]');
INSERT INTO standing VALUES(9,12,'i-abcf6565c48d','2 Indians abducted, near Téra, Niger, 20 Sep 2025','confirmed','held','[]');
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
INSERT INTO incident VALUES(1,'i-e84935bfe8d0','2025-11-09T23:59:59+00:00','2025-11-10T23:59:59+00:00','abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null,"presumed":false}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-09","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T12:45:57.701851+00:00');
INSERT INTO incident VALUES(2,'i-7fb8ee976cfb','2025-07-02T23:59:59+00:00','2026-11-29T12:45:59.043676+00:00','abduction','confirmed','3 Indians abducted, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null,"presumed":false}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T12:45:58.542212+00:00');
INSERT INTO incident VALUES(3,'i-abcf6565c48d','2025-09-21T23:59:59+00:00','2026-11-29T12:45:59.160574+00:00','abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null,"presumed":false}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T12:45:58.542212+00:00');
INSERT INTO incident VALUES(4,'i-f7ec90dbcc0a','2025-03-12T23:59:59+00:00','2026-11-29T12:45:59.115426+00:00','abduction','confirmed','9 Indians abducted, near Téra, Niger, 11 Mar 2025','2025-03-11','2025-03-11','NE',14.009999999999999786,0.75,'{"id":"i-f7ec90dbcc0a","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-03-11","end":"2025-03-11","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r5.1"]}],"victims":[{"outcome":"abducted","best":9,"low":9,"high":9,"nationality":"IN","group":null,"part_of":null,"claims":["r5.1"],"role":null,"presumed":false}],"claims":[{"report":"r5","claim":"r5.1"}],"origins":1,"links":[],"first_reported":"2025-03-12","updated":"2025-03-12","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r5.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T12:45:58.678936+00:00');
INSERT INTO incident VALUES(5,'i-e84935bfe8d0','2025-11-10T23:59:59+00:00','2026-11-29T12:45:58.906766+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null,"presumed":false}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":0.85,"certainty":0.99}','2026-11-29T12:45:58.678936+00:00');
INSERT INTO incident VALUES(6,'i-e84935bfe8d0','2026-11-29T12:45:58.906766+00:00','2026-11-29T12:45:59.270361+00:00','abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1","r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":5,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1","r2.1"],"role":null,"presumed":false}],"claims":[{"report":"r1","claim":"r1.1"},{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-10","disagreements":[{"field":"people abducted","values":[["5",["r1.1"]],["6",["r2.1"]]]}],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1","r2.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T12:45:58.906766+00:00');
INSERT INTO incident VALUES(7,'i-7fb8ee976cfb','2026-11-29T12:45:59.043676+00:00','2026-11-29T12:45:59.160574+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null,"presumed":false}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T12:45:59.043676+00:00');
INSERT INTO incident VALUES(8,'i-7fb8ee976cfb','2026-11-29T12:45:59.160574+00:00','2026-11-29T12:45:59.363736+00:00','arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1","r4.1"]}],"victims":[{"outcome":"abducted","best":3,"low":2,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1","r4.1"],"role":null,"presumed":false}],"claims":[{"report":"r3","claim":"r3.1"},{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-09-21","disagreements":[{"field":"date","values":[["2025-07-01",["r3.1"]],["2025-09-20",["r4.1"]]]},{"field":"people abducted","values":[["2",["r4.1"]],["3",["r3.1"]]]}],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1","r4.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T12:45:59.160574+00:00');
INSERT INTO incident VALUES(9,'i-6ef4c4b6fc6f','2026-11-29T12:45:59.270361+00:00',NULL,'abduction','confirmed','6 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-6ef4c4b6fc6f","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r2.1"]}],"victims":[{"outcome":"abducted","best":6,"low":6,"high":6,"nationality":"IN","group":null,"part_of":null,"claims":["r2.1"],"role":null,"presumed":false}],"claims":[{"report":"r2","claim":"r2.1"}],"origins":1,"links":[],"first_reported":"2025-11-10","updated":"2025-11-10","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r2.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T12:45:59.270361+00:00');
INSERT INTO incident VALUES(10,'i-e84935bfe8d0','2026-11-29T12:45:59.270361+00:00',NULL,'abduction','confirmed','5 Indians abducted, near Kobri, Mali, 6 Nov 2025','2025-11-06','2025-11-06','ML',13.118999999999999772,-9.900999999999999801,'{"id":"i-e84935bfe8d0","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-11-06","end":"2025-11-06","precision":"day","span":null},"place":{"name":"Kobri","country":"ML","admin1":"Kayes","lat":13.119,"lon":-9.901,"precision":"near","geonameid":2455166,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r1.1"]}],"victims":[{"outcome":"abducted","best":5,"low":5,"high":5,"nationality":"IN","group":null,"part_of":null,"claims":["r1.1"],"role":null,"presumed":false}],"claims":[{"report":"r1","claim":"r1.1"}],"origins":1,"links":[],"first_reported":"2025-11-08","updated":"2025-11-08","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r1.1"]}],"confidence":1.0,"certainty":1.0}','2026-11-29T12:45:59.270361+00:00');
INSERT INTO incident VALUES(11,'i-7fb8ee976cfb','2026-11-29T12:45:59.363736+00:00',NULL,'arrest_detention','confirmed','Arrested, near Téra, Niger, 1 Jul 2025','2025-07-01','2025-07-01','NE',14.009999999999999786,0.75,'{"id":"i-7fb8ee976cfb","type":"arrest_detention","status":"confirmed","captivity":"unknown","date":{"start":"2025-07-01","end":"2025-07-01","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r3.1"]}],"victims":[{"outcome":"abducted","best":3,"low":3,"high":3,"nationality":"IN","group":null,"part_of":null,"claims":["r3.1"],"role":null,"presumed":false}],"claims":[{"report":"r3","claim":"r3.1"}],"origins":1,"links":[],"first_reported":"2025-07-02","updated":"2025-07-02","disagreements":[],"corrected":["type"],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r3.1"]}],"confidence":0.85,"certainty":1.0}','2026-11-29T12:45:59.363736+00:00');
INSERT INTO incident VALUES(12,'i-abcf6565c48d','2026-11-29T12:45:59.363736+00:00',NULL,'abduction','confirmed','2 Indians abducted, near Téra, Niger, 20 Sep 2025','2025-09-20','2025-09-20','NE',14.009999999999999786,0.75,'{"id":"i-abcf6565c48d","type":"abduction","status":"confirmed","captivity":"held","date":{"start":"2025-09-20","end":"2025-09-20","precision":"day","span":null},"place":{"name":"Téra","country":"NE","admin1":"Tillabéri","lat":14.01,"lon":0.75,"precision":"near","geonameid":2439376,"span":null,"radius_km":null,"ends":[]},"perpetrators":[{"text":"Gunmen","actor":null,"status":"unknown","claims":["r4.1"]}],"victims":[{"outcome":"abducted","best":2,"low":2,"high":2,"nationality":"IN","group":null,"part_of":null,"claims":["r4.1"],"role":null,"presumed":false}],"claims":[{"report":"r4","claim":"r4.1"}],"origins":1,"links":[],"first_reported":"2025-09-21","updated":"2025-09-21","disagreements":[],"corrected":[],"sources":[{"name":"The Courier","modality":"confirmed","speaker":null,"claims":["r4.1"]}],"confidence":0.85,"certainty":0.9}','2026-11-29T12:45:59.363736+00:00');
CREATE TABLE incident_claim (
	version INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	report TEXT NOT NULL, 
	CONSTRAINT pk_incident_claim PRIMARY KEY (version, claim), 
	CONSTRAINT fk_incident_claim_version FOREIGN KEY(version) REFERENCES incident ("key")
);
INSERT INTO incident_claim VALUES(1,'r1.1','r1');
INSERT INTO incident_claim VALUES(1,'r2.1','r2');
INSERT INTO incident_claim VALUES(2,'r3.1','r3');
INSERT INTO incident_claim VALUES(3,'r4.1','r4');
INSERT INTO incident_claim VALUES(4,'r5.1','r5');
INSERT INTO incident_claim VALUES(5,'r1.1','r1');
INSERT INTO incident_claim VALUES(5,'r2.1','r2');
INSERT INTO incident_claim VALUES(6,'r1.1','r1');
INSERT INTO incident_claim VALUES(6,'r2.1','r2');
INSERT INTO incident_claim VALUES(7,'r3.1','r3');
INSERT INTO incident_claim VALUES(8,'r3.1','r3');
INSERT INTO incident_claim VALUES(8,'r4.1','r4');
INSERT INTO incident_claim VALUES(9,'r2.1','r2');
INSERT INTO incident_claim VALUES(10,'r1.1','r1');
INSERT INTO incident_claim VALUES(11,'r3.1','r3');
INSERT INTO incident_claim VALUES(12,'r4.1','r4');
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
INSERT INTO incident_victims VALUES(2,2,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(3,3,'abducted','IN',2,2,2,NULL);
INSERT INTO incident_victims VALUES(4,4,'abducted','IN',9,9,9,NULL);
INSERT INTO incident_victims VALUES(5,5,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(6,6,'abducted','IN',6,5,6,NULL);
INSERT INTO incident_victims VALUES(7,7,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(8,8,'abducted','IN',3,2,3,NULL);
INSERT INTO incident_victims VALUES(9,9,'abducted','IN',6,6,6,NULL);
INSERT INTO incident_victims VALUES(10,10,'abducted','IN',5,5,5,NULL);
INSERT INTO incident_victims VALUES(11,11,'abducted','IN',3,3,3,NULL);
INSERT INTO incident_victims VALUES(12,12,'abducted','IN',2,2,2,NULL);
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
INSERT INTO due VALUES(1,'2025-11-08T23:59:59+00:00');
CREATE TABLE band (
	band TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_band PRIMARY KEY (band, revision), 
	CONSTRAINT fk_band_revision FOREIGN KEY(revision) REFERENCES revision ("key")
);
INSERT INTO band VALUES('r01acec2dabcb|52825',1);
INSERT INTO band VALUES('r0fc70a480f61|52825',1);
INSERT INTO band VALUES('r01acec2dabcb|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52826',2);
INSERT INTO band VALUES('r0fc70a480f61|52816',3);
INSERT INTO band VALUES('r0c206a9aa53b|52822',4);
INSERT INTO band VALUES('r0fc70a480f61|52826',5);
INSERT INTO band VALUES('r0fc70a480f61|52808',6);
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
INSERT INTO chain VALUES(1,'report',1,'2026-11-29T12:45:57.701851+00:00','c45d3ca12574e1cabb6169c4616880b302814f81f487f1938d03049bca2e2deb','5b37462f4521805622667bbec7eba5a3b9233c5e5d7c920444ec4d37297dcb44');
INSERT INTO chain VALUES(2,'reading',1,'2026-11-29T12:45:57.701851+00:00','2f49aede61e71493432bad0be2df53201d3b3145e11fd8bcc3558393567dbd83','b4baa02644ce0cb9b68f2b299b50891401ff03d01900b1d32a95e0c2a3ee649b');
INSERT INTO chain VALUES(3,'report',2,'2026-11-29T12:45:57.701851+00:00','8dff4829452cc22cdf1089229db0a5f98dd8202c5bc35dadb9586273a6d8f67c','13297165b2f59bbc93a630b1e89b23e8f921a384cf3085fbd466588b5e425adb');
INSERT INTO chain VALUES(4,'reading',2,'2026-11-29T12:45:57.701851+00:00','31dc51d472dd25e1b73b632aa9543e024c8d5c8dfbeff5edba3c827fa1a530fa','25f373cb774f3517aaa1257c57af11c7f90e70e588ff5bc2053454bcff241634');
INSERT INTO chain VALUES(5,'report',3,'2026-11-29T12:45:58.542212+00:00','b94f127110744cc94f29fa60b27c9128b6505b446c9bd96ca3baae6f10f24c02','596ee4671f7096f9a3df2c995e1e7a1dd219bb1bc2b453d66384eb43e8f46431');
INSERT INTO chain VALUES(6,'reading',3,'2026-11-29T12:45:58.542212+00:00','e9de066ee3e0c562eac7c5646144f96c3e3d32ba2a736abe3f7b5cfc84c587a7','d036679f58b5089fc7d644a2464bbbf272712816b33cc87bc39c027eea7762e2');
INSERT INTO chain VALUES(7,'report',4,'2026-11-29T12:45:58.542212+00:00','9e543c025174f19cdcdab0a2d9f9c79bdffc8bd8cf231e1fe2d39d356e89fc82','ecdc07cdc57ca55be836ad2a8bd773e71eeacece031dd39e6d8939f34a1b2f6f');
INSERT INTO chain VALUES(8,'reading',4,'2026-11-29T12:45:58.542212+00:00','c7945a90ee50cfddc1bce4a3627dc603e31655121ad6c10d7c7b56517f0d3026','cbb5c9219437cdca4530c72814c3071fe1e09335cde3c9cb55f30f5680f07f01');
INSERT INTO chain VALUES(9,'report',5,'2026-11-29T12:45:58.678936+00:00','d9d983520b3b890692974cb0e76744dc5689e4794014d4a98712403ea9512597','ad78c1f8d1c1497f9f9a4a1b5c72675198b942f0c5832fcef95429cfa8b5a523');
INSERT INTO chain VALUES(10,'reading',5,'2026-11-29T12:45:58.678936+00:00','84a023b3f38dae76725e702fc62def066dbb429779945d60d0a6a7f379fff844','2c856bd73a6ffba959cfcecc620c09cef0e91a6e3d69d05bfd77c438976832d5');
INSERT INTO chain VALUES(11,'report',6,'2026-11-29T12:45:58.678936+00:00','e5ea07d573cd50dd306d21116791bcbe159f27662a4fd61b8bd9ebbc8dd2c089','798dc06f91196ed84a8079df3cb0aa39cc3f2152f3bd3b8f4bd490d46677f060');
INSERT INTO chain VALUES(12,'reading',6,'2026-11-29T12:45:58.678936+00:00','df86b55509e847bbf6a7140cf34e9212bc40998beb99eb05568468b50829529e','23a759dcfe39b4d768830af9a15f1b79096e355576f495a7704ebb594a6c7942');
INSERT INTO chain VALUES(13,'decision',1,'2026-11-29T12:45:58.906766+00:00','e52ca75793007704fb9572bdd9b736369360bfe8a7443d4573917d9067faba82','1c47b00c388c81fbd926b5370e20d6de6ffc48ef04f2916dad080d7413a64b88');
INSERT INTO chain VALUES(14,'decision',2,'2026-11-29T12:45:59.043676+00:00','25269f5e45fc7eda40b9c1fb9cc26422ddfb4d2decad599ff89a6f6e4425f09a','16da128d375f53a2906c2409a5e8ce780546e015907df9b710fd8c9e65d74010');
INSERT INTO chain VALUES(15,'decision',3,'2026-11-29T12:45:59.115426+00:00','ceb8d9746d39aa793431563f6d51fa6c3a850dd5a99241c7784ad0e292f2fe10','36e12bf62e69c8c225742fa5d6ebc4d2b029d2ac1b612d48cc193e996fe23605');
INSERT INTO chain VALUES(16,'decision',4,'2026-11-29T12:45:59.160574+00:00','ac37a5c1ea81f8b5c9fa2e5e28a6897d4dd3036271055641451142dc57e67e99','40c2eb6b497e6260433e8ec3ca1d8e71a666eb1cca1cdbc7204d74c743de7099');
INSERT INTO chain VALUES(17,'decision',5,'2026-11-29T12:45:59.270361+00:00','731e364186f37675febdf14cc5cef34851caf4d78d3281832f912cefa44fc871','f0b070fb3da7e8b259d3dfede6be90d8aa64756e2be7d1278d44ddfe2d78d663');
INSERT INTO chain VALUES(18,'revocation',4,'2026-11-29T12:45:59.363736+00:00','b238d31f768f09de5d1a4c9e749466c34f8912be9f5efd89165b25e428754249','a815d06146f6d4ab3302828c1c0807a38e51a3f1d96f01f99e03fd8238794346');
CREATE TABLE chain_key (
	number INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_chain_key PRIMARY KEY (number), 
	CONSTRAINT fk_chain_key_number FOREIGN KEY(number) REFERENCES chain (number)
);
INSERT INTO chain_key VALUES(1,'c1292f41b089172832e27bcf8473ab90a542d00e6dd773dac7d5f3fbbec07d5a');
INSERT INTO chain_key VALUES(2,'38dfebc037e69ba6862e2e65d9aaf24677974fc5eadc03d13f03277df1585036');
INSERT INTO chain_key VALUES(3,'a8ed542d72500e0342b56f5092b18be0e682fac26953b4cf6a93b88ee005111a');
INSERT INTO chain_key VALUES(4,'7bae23d68291e038a51c788b4ba56a7e2d316aaa377b053104c4127a11fb067d');
INSERT INTO chain_key VALUES(5,'aad61c9f36b0f93d73f669e2be8c7d709e588798f6971856d604a36bef61fba4');
INSERT INTO chain_key VALUES(6,'f34a91ef71263c76b2905074bd3333f5ee94cb90b152c3ab36e3bf66491b304b');
INSERT INTO chain_key VALUES(7,'271cffceeef6247d14212d0ea4d43bba54bd1f181a8ae25dcafdd9bda01ffc6e');
INSERT INTO chain_key VALUES(8,'3e7f041c28ac35ae89037d597d0db09dce629132eae44bc24f5848718e93d543');
INSERT INTO chain_key VALUES(9,'276c812903ca6f3864be48c012de0802eb17ab9cc8b9ee8d8df402bc34653f71');
INSERT INTO chain_key VALUES(10,'b36237a91de99c14710bf532307d5c935d8700e7491e83e0045fae0a8475b49c');
INSERT INTO chain_key VALUES(11,'8b4fc9d8e03f7a40d4d109faf08f825dff5930480d964fb679b88aa377ebe69a');
INSERT INTO chain_key VALUES(12,'f569e15236a82969b0a353a0d7ecce304f92eb91ba9e5f5f2a57989c82e36bd6');
INSERT INTO chain_key VALUES(13,'659f2651ed4e9db9433e740b902ed99fb6689a27ed348e72a3f6584ab55cdfcb');
INSERT INTO chain_key VALUES(14,'be9c8b24aa235564fddc8a644fed3a1abc0f030333bbeea07d1b14a24777cc6d');
INSERT INTO chain_key VALUES(15,'7895fc19310d9eced459c741586ed432ab036de1bdfb34c7d83f6a72f49be045');
INSERT INTO chain_key VALUES(16,'6580e6a7392b8e7cc32dfd96d64dd2248c61e801ba8818adab5f96c5a5a9e617');
INSERT INTO chain_key VALUES(17,'fb9b8e162777161b0641f75bb1b040c06a50f2a64f99987a393b64225cf5a379');
INSERT INTO chain_key VALUES(18,'a21cab6179debbd0da88bf5575fbaf75b0fbbdde4e620f5f431ef99ca5f3e3f9');
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
CREATE TABLE claim_key (
	"key" TEXT NOT NULL, 
	day INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_key PRIMARY KEY ("key", day, claim), 
	CONSTRAINT fk_claim_key_claim FOREIGN KEY(claim) REFERENCES claim ("key")
)
 WITHOUT ROWID

;
INSERT INTO claim_key VALUES('a|ML|captivity|-',0,1);
INSERT INTO claim_key VALUES('eA|captive|5',739561,1);
INSERT INTO claim_key VALUES('fAb|captive|IN',739561,1);
INSERT INTO claim_key VALUES('fA|captive|IN',739561,1);
INSERT INTO claim_key VALUES('g|',739561,1);
INSERT INTO claim_key VALUES('g|ML',739561,1);
INSERT INTO claim_key VALUES('mA|ML',739561,1);
INSERT INTO claim_key VALUES('o|r1',0,1);
INSERT INTO claim_key VALUES('pAb|kobri',739561,1);
INSERT INTO claim_key VALUES('pA|kobri',739561,1);
INSERT INTO claim_key VALUES('a|ML|captivity|-',0,2);
INSERT INTO claim_key VALUES('eA|captive|5',739561,2);
INSERT INTO claim_key VALUES('fAb|captive|IN',739561,2);
INSERT INTO claim_key VALUES('fA|captive|IN',739561,2);
INSERT INTO claim_key VALUES('g|',739561,2);
INSERT INTO claim_key VALUES('g|ML',739561,2);
INSERT INTO claim_key VALUES('mA|ML',739561,2);
INSERT INTO claim_key VALUES('o|r2',0,2);
INSERT INTO claim_key VALUES('pAb|kobri',739561,2);
INSERT INTO claim_key VALUES('pA|kobri',739561,2);
INSERT INTO claim_key VALUES('a|NE|captivity|-',0,3);
INSERT INTO claim_key VALUES('eA|captive|3',739433,3);
INSERT INTO claim_key VALUES('fAb|captive|IN',739433,3);
INSERT INTO claim_key VALUES('fA|captive|IN',739433,3);
INSERT INTO claim_key VALUES('g|',739433,3);
INSERT INTO claim_key VALUES('g|NE',739433,3);
INSERT INTO claim_key VALUES('mA|NE',739433,3);
INSERT INTO claim_key VALUES('o|r3',0,3);
INSERT INTO claim_key VALUES('pAb|tera',739433,3);
INSERT INTO claim_key VALUES('pA|tera',739433,3);
INSERT INTO claim_key VALUES('a|NE|captivity|-',0,4);
INSERT INTO claim_key VALUES('eA|captive|2',739514,4);
INSERT INTO claim_key VALUES('fAb|captive|IN',739514,4);
INSERT INTO claim_key VALUES('fA|captive|IN',739514,4);
INSERT INTO claim_key VALUES('g|',739514,4);
INSERT INTO claim_key VALUES('g|NE',739514,4);
INSERT INTO claim_key VALUES('mA|NE',739514,4);
INSERT INTO claim_key VALUES('o|r4',0,4);
INSERT INTO claim_key VALUES('pAb|tera',739514,4);
INSERT INTO claim_key VALUES('pA|tera',739514,4);
INSERT INTO claim_key VALUES('a|ML|captivity|-',0,5);
INSERT INTO claim_key VALUES('dA|captive|6',739561,5);
INSERT INTO claim_key VALUES('fAb|captive|IN',739561,5);
INSERT INTO claim_key VALUES('fA|captive|IN',739561,5);
INSERT INTO claim_key VALUES('g|',739561,5);
INSERT INTO claim_key VALUES('g|ML',739561,5);
INSERT INTO claim_key VALUES('mA|ML',739561,5);
INSERT INTO claim_key VALUES('nAb|captive|ML|6',739561,5);
INSERT INTO claim_key VALUES('nA|captive|ML|6',739561,5);
INSERT INTO claim_key VALUES('o|r2',0,5);
INSERT INTO claim_key VALUES('pAb|kobri',739561,5);
INSERT INTO claim_key VALUES('pA|kobri',739561,5);
INSERT INTO claim_key VALUES('a|NE|captivity|-',0,6);
INSERT INTO claim_key VALUES('dA|captive|9',739321,6);
INSERT INTO claim_key VALUES('fAb|captive|IN',739321,6);
INSERT INTO claim_key VALUES('fA|captive|IN',739321,6);
INSERT INTO claim_key VALUES('g|',739321,6);
INSERT INTO claim_key VALUES('g|NE',739321,6);
INSERT INTO claim_key VALUES('mA|NE',739321,6);
INSERT INTO claim_key VALUES('nAb|captive|NE|9',739321,6);
INSERT INTO claim_key VALUES('nA|captive|NE|9',739321,6);
INSERT INTO claim_key VALUES('o|r5',0,6);
INSERT INTO claim_key VALUES('pAb|tera',739321,6);
INSERT INTO claim_key VALUES('pA|tera',739321,6);
CREATE TABLE pointer (
	claim INTEGER NOT NULL, 
	rank TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	joined INTEGER, 
	up INTEGER, 
	up_tie FLOAT, 
	down INTEGER, 
	down_tie FLOAT, 
	ends INTEGER, 
	ends_tie FLOAT, 
	CONSTRAINT pk_pointer PRIMARY KEY (claim), 
	CONSTRAINT fk_pointer_claim FOREIGN KEY(claim) REFERENCES claim ("key"), 
	CONSTRAINT fk_pointer_joined FOREIGN KEY(joined) REFERENCES claim ("key"), 
	CONSTRAINT fk_pointer_up FOREIGN KEY(up) REFERENCES claim ("key"), 
	CONSTRAINT fk_pointer_down FOREIGN KEY(down) REFERENCES claim ("key"), 
	CONSTRAINT fk_pointer_ends FOREIGN KEY(ends) REFERENCES claim ("key")
);
INSERT INTO pointer VALUES(1,'2025-11-08|r1.1',2,5,NULL,NULL,5,6.3559999999999998721,NULL,NULL);
INSERT INTO pointer VALUES(3,'2025-07-02|r3.1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO pointer VALUES(4,'2025-09-21|r4.1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO pointer VALUES(5,'2025-11-10|r2.1',1,1,1,6.3559999999999998721,NULL,NULL,NULL,NULL);
INSERT INTO pointer VALUES(6,'2025-03-12|r5.1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE INDEX ix_report_family ON report (family);
CREATE INDEX ix_revision_digest ON revision (digest);
CREATE INDEX ix_revision_report ON revision (report);
CREATE INDEX ix_claim_id ON claim (id);
CREATE INDEX ix_claim_known_at ON claim (known_at);
CREATE INDEX ix_claim_report ON claim (report);
CREATE INDEX ix_claim_revision ON claim (revision);
CREATE INDEX ix_statement_kind ON statement (kind);
CREATE INDEX ix_statement_revision ON statement (revision);
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
CREATE INDEX ix_claim_key_claim ON claim_key (claim);
CREATE INDEX ix_pointer_up ON pointer (up);
CREATE INDEX ix_pointer_down ON pointer (down);
CREATE INDEX ix_pointer_ends ON pointer (ends);
PRAGMA writable_schema=OFF;
COMMIT;
